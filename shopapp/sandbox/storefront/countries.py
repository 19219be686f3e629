"""Where the simulated shops ship to, by ISO 3166 code."""

COUNTRIES = {
    "DE": "Deutschland",
    "AT": "Österreich",
    "CH": "Schweiz",
    "FR": "France",
    "ES": "España",
    "NL": "Nederland",
    "BE": "België",
    "IT": "Italia",
    "GB": "United Kingdom",
    "US": "United States",
    "CA": "Canada",
}
