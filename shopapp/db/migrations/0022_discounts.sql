-- The discount codes that the shopper's real cart holds, and what came of them in a price.

ALTER TABLE carts ADD COLUMN discount_codes text[] NOT NULL DEFAULT '{}';

-- `codes` as they were asked for; `discounts` as Shopify took them off, automatic ones among them: [{title, code, amount_minor}].
ALTER TABLE quotes
    ADD COLUMN codes     text[] NOT NULL DEFAULT '{}',
    ADD COLUMN discounts jsonb  NOT NULL DEFAULT '[]';
