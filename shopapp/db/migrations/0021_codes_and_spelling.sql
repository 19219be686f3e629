-- catalog/search: a product is found by its barcode as quickly as by its SKU.
CREATE INDEX variants_by_barcode ON variants (shop_id, barcode) WHERE barcode <> '';

-- Whether a product of the transaction's shop holds the words; as products_by_words (0005), it asks the index as the owner.
CREATE FUNCTION any_product_holds(query tsquery) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT EXISTS (
            SELECT FROM products WHERE shop_id = current_shop() AND words @@ query AND status = 'ACTIVE' AND deleted_at IS NULL)
    $$;

DO $$
BEGIN
    REVOKE ALL ON FUNCTION any_product_holds(tsquery) FROM PUBLIC;
    EXECUTE format('GRANT EXECUTE ON FUNCTION any_product_holds(tsquery) TO %I', current_setting('shopapp.role'));
END
$$;
