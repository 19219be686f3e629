"""What `bench webhooks` needs: a whole shop on the wire (`world.py`) and Shopify's side of the line (`sending.py`)."""
