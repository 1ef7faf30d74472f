package io.para4j.testkit.rules;

/** The head of the page that {@link MatrixHtml} writes, with its style. */
final class MatrixStyle {
    /** The page up to its heading. In a narrow window, each row of the table becomes a block of its own. */
    static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>The contract, rule by rule</title>
            <style>
            :root { color-scheme: light dark; --line: #8884; --box: #8881;
              --passed: #1a7f37; --failed: #cf222e; --open: #8a6d00; --link: #0b57d0; }
            @media (prefers-color-scheme: dark) {
              :root { --passed: #3fb950; --failed: #ff7b72; --open: #d29922; --link: #8ab4f8; }
            }
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
            a { color: var(--link); }
            small { opacity: .8; font-weight: 400; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid var(--line); padding: .35rem .5rem; }
            th, td { text-align: left; vertical-align: top; }
            thead th { vertical-align: bottom; font-size: 13px; line-height: 1.25; }
            thead th + th + th { min-width: 4.2rem; overflow-wrap: anywhere; }
            tbody th { position: sticky; left: 0; background: Canvas; font-weight: 600; white-space: nowrap; }
            td.text { min-width: 15rem; font-size: 14px; }
            tr.first > * { border-top: 2px solid var(--line); }
            td.result { font-size: 14px; }
            .passed { color: var(--passed); } .open { color: var(--open); }
            .failed { color: var(--failed); font-weight: 700; }
            section { background: var(--box); border-left: 4px solid var(--line); }
            section { margin: .8rem 0; padding: .5rem .8rem; }
            section.failed { border-color: var(--failed); color: inherit; font-weight: 400; }
            section:target { outline: 2px solid var(--link); outline-offset: .2rem; }
            section p { margin: .2rem 0; }
            pre, code { font: 13px/1.4 ui-monospace, monospace; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .1rem 0 .5rem; }
            .test { font-weight: 600; overflow-wrap: anywhere; }
            h2 { margin: 1.6rem 0 .4rem; font-size: 1.2rem; } h3 { margin: 0; font-size: 1rem; }
            @media screen and (max-width: 48rem) {
              body { margin: 1rem auto; padding: 0 .7rem; } h1 { font-size: 1.5rem; } ul { padding-left: 1.1rem; }
              table, tbody, tr { display: block; } thead { display: none; }
              tr { border-bottom: 1px solid var(--line); padding: .5rem 0; }
              tr.first > * { border: 0; }
              tbody th, td.text { display: block; position: static; border: 0; padding: .1rem 0; }
              td.result { display: block; border: 0; padding: .05rem 0; }
              td.result::before { content: attr(data-run) ": "; color: CanvasText; opacity: .8; font-weight: 400; }
            }
            @media print {
              @page { size: A4 landscape; margin: 12mm; }
              body { max-width: none; margin: 0; padding: 0; font-size: 9pt; }
              .wide { overflow: visible; } th, td { padding: 1mm; } tbody th { position: static; }
              thead th, td.text, td.result, pre, code { font-size: 7.5pt; } td.text { min-width: 45mm; }
              thead th + th + th { min-width: 15mm; }
              tr, section { break-inside: avoid; } h2, h2 + p, h3 { break-after: avoid; }
              a { color: inherit; text-decoration: none; }
            }
            </style>
            </head>
            <body>
            <h1>The contract, rule by rule</h1>
            """;

    private MatrixStyle() {}
}
