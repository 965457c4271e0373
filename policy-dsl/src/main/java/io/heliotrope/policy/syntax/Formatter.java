package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioParser.*;

import io.heliotrope.policy.text.Source;

/// The one canonical form of a text: two spaces a level, names and bounds in columns, lines of
/// about 100 characters, one empty line where there were some. Nothing but spaces and line ends
/// changes, so comments and brackets stay; numbers get one space before their unit. The form of a
/// form is itself.
///
/// Safe from any thread.
public final class Formatter {
    private static final int CONTINUED = 4;

    private Formatter() {}

    /// `source` in canonical form; as it is when it has errors.
    public static String format(Source source) {
        Parser.Reading reading = Parser.read(source);
        Tokens tokens = reading.tokens();
        if (!reading.parsed().isWhole() || tokens == null || reading.context() == null) {
            return source.text();
        }
        Gaps gaps = new Gaps(tokens);
        new Layout(gaps).module(reading.context());
        return new Printer(gaps).text();
    }

    /// Prints all tokens behind their gaps.
    private static final class Printer {
        private final Gaps gaps;
        private final StringBuilder out = new StringBuilder();
        private int lineStart;
        private int indent;
        private boolean commented;

        Printer(Gaps gaps) {
            this.gaps = gaps;
        }

        String text() {
            for (int at = 0; at < gaps.size(); at++) {
                if (gaps.type(at) == COMMENT) {
                    comment(at);
                } else {
                    token(at);
                }
            }
            return out.append('\n').toString();
        }

        /// Behind what stands on its line in the text; else before what follows, on its own line.
        private void comment(int at) {
            if (gaps.isTrailing(at)) {
                out.append(' ').append(gaps.text(at));
            } else {
                int next = at;
                while (next < gaps.size() && gaps.type(next) == COMMENT) {
                    next++;
                }
                int lines =
                        at > 0 && gaps.type(at - 1) == COMMENT && !gaps.isTrailing(at - 1)
                                ? gaps.isEmptyLineBefore(at) ? 2 : 1
                                : linesBefore(next, at);
                open(at == 0 ? 0 : lines, indentOf(next));
                out.append(gaps.text(at));
            }
            commented = true;
        }

        private int linesBefore(int next, int comment) {
            int own = next < gaps.size() ? gaps.before(next).lines() : 0;
            return own > 0 ? own : gaps.isEmptyLineBefore(comment) && next == gaps.size() ? 2 : 1;
        }

        /// Where a comment before token `next` begins.
        private int indentOf(int next) {
            if (next == gaps.size()) {
                return 0;
            }
            Gap gap = gaps.before(next);
            if (gap.lines() == 0) {
                return next == 0 || out.isEmpty() ? 0 : indent + CONTINUED;
            }
            return gaps.type(next) == RBRACE ? gap.columns() + 2 : gap.columns();
        }

        private void token(int at) {
            Gap gap = gaps.before(at);
            boolean ownLine = at > 0 && gaps.type(at - 1) == COMMENT && !gaps.isTrailing(at - 1);
            if (commented && ownLine) {
                open(
                        gaps.isEmptyLineBefore(at) && gap.lines() > 0 ? 2 : 1,
                        gap.lines() > 0 ? gap.columns() : indentOf(at));
            } else if (commented) {
                open(Math.max(1, gap.lines()), gap.lines() > 0 ? gap.columns() : indentOf(at));
            } else if (gap.lines() > 0) {
                open(gap.lines(), gap.columns());
            } else if (gap.broken() >= 0 && column() + gap.columns() + chunk(at) > Gaps.WIDTH) {
                open(1, gap.broken());
            } else {
                out.repeat(' ', gap.columns());
            }
            if (gap.lines() > 0 || out.isEmpty()) {
                indent = gap.lines() > 0 ? gap.columns() : 0;
            }
            out.append(gaps.text(at));
            commented = false;
        }

        /// Up to the next place where the line can be broken, or is.
        private int chunk(int at) {
            int width = Gaps.columns(gaps.text(at));
            for (int next = at + 1; next < gaps.size(); next++) {
                Gap gap = gaps.before(next);
                if (gaps.type(next) == COMMENT || gap.lines() > 0 || gap.broken() >= 0) {
                    break;
                }
                width += gap.columns() + Gaps.columns(gaps.text(next));
            }
            return width;
        }

        private int column() {
            return out.codePointCount(lineStart, out.length());
        }

        private void open(int lines, int columns) {
            out.repeat('\n', out.isEmpty() ? 0 : lines);
            lineStart = out.length();
            out.repeat(' ', columns);
        }
    }
}
