"""What Stripe charges: currencies, smallest amounts and the rules for currencies with no or three decimals.

Amounts are whole minor units of at most eight digits. A currency that is not in the table is refused, never guessed.
"""

from shopapp.sandbox.stripe import problems

ZERO_DECIMAL = {
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
}  # fmt: skip
THREE_DECIMAL = {"bhd", "jod", "kwd", "omr", "tnd"}
# No minor unit, but sent as if they had two decimals: must be divisible by 100.
WHOLE_HUNDREDS = {"isk", "ugx"}
_OTHERS = """
aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bmd bnd bob brl bsd bwp byn bzd cad cdf chf cny cop crc cve czk
dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gtq gyd hkd hnl htg huf idr ils inr jmd kes kgs khr kyd kzt lak lbp lkr
lrd lsl mad mdl mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd pab pen pgk php pkr pln qar ron rsd rub
sar sbd scr sek sgd shp sle sos srd std szl thb tjs top try ttd twd tzs uah usd uyu uzs wst xcd yer zar zmw
"""
KNOWN = frozenset(_OTHERS.split()) | ZERO_DECIMAL | THREE_DECIMAL | WHOLE_HUNDREDS
SMALLEST = {
    "aed": 200, "bgn": 100, "czk": 1500, "dkk": 250, "gbp": 30, "hkd": 400, "huf": 17500, "jpy": 50, "mxn": 1000,
    "myr": 200, "nok": 300, "pln": 200, "ron": 200, "sek": 300, "thb": 1000, "isk": 7000, "krw": 700,
    "bhd": 190, "kwd": 160, "jod": 360, "omr": 200, "tnd": 1600,
}  # fmt: skip


def check_currency(currency: str) -> str:
    found = currency.lower()
    if found not in KNOWN:
        raise problems.invalid("currency", f"Invalid currency: {currency}. It is not one that can be charged.")
    return found


def check_amount(amount: int, currency: str, param: str = "amount") -> int:
    """The amount, when it can be charged in this currency."""
    if amount < 1:
        raise problems.invalid(param, "This value must be greater than or equal to 1.", "parameter_invalid_integer")
    if amount < SMALLEST.get(currency, 50):
        raise problems.invalid(param, f"Amount is below the smallest that can be charged in {currency}", "amount_too_small")
    if amount > 99_999_999:
        raise problems.invalid(param, "Amount must be no more than eight digits", "amount_too_large")
    if currency in THREE_DECIMAL and amount % 10:
        raise problems.invalid(param, f"The last digit of an amount in {currency} must be 0", "parameter_invalid_integer")
    if currency in WHOLE_HUNDREDS and amount % 100:
        raise problems.invalid(param, f"An amount in {currency} must be divisible by 100", "parameter_invalid_integer")
    return amount
