"""Speed, memory and quality, measured by hand: `python -m benchmarks.find_speed FOLDER…`, each with `--help`.

Figures belong to the machine they were taken on, so no test holds them; they go into the note of a change that claims them.
"""
