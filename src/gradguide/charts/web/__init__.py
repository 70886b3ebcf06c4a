"""Charts for pages: HTML and inline SVG, made without a browser or a script in the page.

Values go in and a `Drawing` comes out. `docs/charts-on-the-web.md` tells how they are built.
"""
