-- catalog/search: what makes a large shop's vectors quick to search, and the words that mean the same in a shop.

-- A shop above some 50,000 products keeps its vectors in cells: each product belongs to the nearest of a few hundred centres,
-- and a search reads only the cells near its question, exactly. Plain rows under row-level security: another shop's search
-- cannot meet this index, and no statement has to create one while the shop is open.
CREATE TABLE vector_cells (
    shop_id  bigint       NOT NULL REFERENCES shops ON DELETE CASCADE,
    cell     int          NOT NULL,
    model    text         NOT NULL,
    centre   halfvec      NOT NULL,
    PRIMARY KEY (shop_id, cell)
);
ALTER TABLE vector_cells ALTER COLUMN centre SET STORAGE PLAIN;
SELECT protect('vector_cells');

-- How many numbers a vector has depends on its model; vectors of two models are never compared.
ALTER TABLE product_vectors ALTER COLUMN vector TYPE halfvec;
ALTER TABLE product_vectors ADD COLUMN cell int;
CREATE INDEX product_vectors_in_cell ON product_vectors (shop_id, cell) WHERE cell IS NOT NULL;

-- The cell of this shop that a model's vector belongs to; NULL where the shop has no cells of that model.
CREATE FUNCTION nearest_cell(made_by text, vector halfvec) RETURNS int
    LANGUAGE sql STABLE
    AS $$
        SELECT cell FROM vector_cells
        WHERE shop_id = current_shop() AND model = made_by
        ORDER BY centre <#> vector LIMIT 1
    $$;
