-- What a shopper was told of a parcel is evidence in a dispute: with the carrier's number, and when it happened there.
ALTER TABLE parcel_news
    ADD COLUMN tracking      text NOT NULL DEFAULT '',
    ADD COLUMN tracking_url  text NOT NULL DEFAULT '',
    ADD COLUMN happened_at   timestamptz;
