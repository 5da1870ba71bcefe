"""`python -m citeref`: the same as the command `citeref`."""

from citeref.cli import main

if __name__ == "__main__":
    main(prog_name="citeref")
