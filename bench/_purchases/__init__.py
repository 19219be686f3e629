"""What `bench/checkout.py` is made of: a whole shop on the wire, shoppers, trouble, and the books of all three sides."""
