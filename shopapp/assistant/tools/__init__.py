"""What the assistant can do: each tool reads rows and adds typed events to the reply. Both engines use the same ones.

The one rule: a tool acts on the shop, shopper and cart of the guarded request (the Desk), never on an id that only a
message, a document or a model named; such an id is looked up among this shop's rows first.
"""
