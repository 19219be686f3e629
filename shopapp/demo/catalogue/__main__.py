"""`python -m shopapp.demo.catalogue`: make `products.csv` anew from `source/`."""

from pathlib import Path

from shopapp.demo.catalogue.reading import items
from shopapp.demo.catalogue.writing import written

if __name__ == "__main__":
    file = Path(__file__).with_name("products.csv")
    file.write_text(written(items()), "utf-8", newline="\n")
    print(f"{file.name}: {len(items())} products, {sum(len(item.sorts) for item in items())} variants")
