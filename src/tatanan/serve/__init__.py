"""Numbers, and the sentences behind them, in a browser: the server of `tatanan serve`.

    app.make_app     a store -> the application: the page, and /api/v1 for it and for programs
    desk             the store, the table that is filtered, and the coder, for many threads
    pieces           text cut into pieces with marks: offsets never leave this package
    routes           one module a group of addresses

Whatever a report says is data: no markup is ever made of it here.
"""
