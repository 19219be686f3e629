"""What stands beside products: stock at each location, translations, markets and their prices."""
