package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;

/// Signs that other languages have, or a word processor makes: told about, and read as what was
/// meant. What nothing can be made of is left out.
final class Signs {
    /// What was typed, and what to type.
    private static final Map<String, String> MEANT =
            Map.ofEntries(
                    Map.entry("==", "is"),
                    Map.entry("!=", "is not"),
                    Map.entry("<>", "is not"),
                    Map.entry("\u2260", "is not"),
                    Map.entry("&&", "and"),
                    Map.entry("||", "or"),
                    Map.entry("!", "not"),
                    Map.entry("=<", "<="),
                    Map.entry("=>", ">="),
                    Map.entry("\u2264", "<="),
                    Map.entry("\u2265", ">="),
                    Map.entry("\u00D7", "*"),
                    Map.entry("\u00F7", "/"),
                    Map.entry("\u2212", "-"),
                    Map.entry("\u2013", "-"),
                    Map.entry("[", "("),
                    Map.entry("]", ")"));

    private static final Map<String, Integer> TYPES =
            Map.of(
                    "is", IS, "and", AND, "or", OR, "not", NOT, "<=", LE, ">=", GE, "*", STAR, "/",
                    SLASH, "-", MINUS, "(", LPAREN);

    /// Opening quotes of others, and what closes each.
    private static final Map<Character, String> QUOTES =
            Map.of(
                    '\u201C',
                    "\u201D\u201C\"",
                    '\u201D',
                    "\u201D\"",
                    '\u201E',
                    "\u201C\u201D\"",
                    '\u2018',
                    "\u2019'",
                    '\'',
                    "'\u2019",
                    '`',
                    "`");

    private static final String CURRENCIES = "$\u20AC\u00A3\u00A5";

    private final Tokens tokens;
    private final Problems problems;
    private final List<CommonToken> raw;
    private final List<CommonToken> mended = new ArrayList<>();

    Signs(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.raw = tokens.all();
    }

    List<CommonToken> mended() {
        int at = 0;
        while (at < raw.size()) {
            at =
                    switch (raw.get(at).getType()) {
                        case UNCLOSED -> unclosed(at);
                        case FOREIGN -> meant(at);
                        case OTHER -> other(at);
                        default -> {
                            mended.add(raw.get(at));
                            yield at + 1;
                        }
                    };
        }
        return mended;
    }

    /// Reads up to the end of the line as the text, but leaves a bracket at the end outside.
    private int unclosed(int at) {
        CommonToken token = raw.get(at);
        String text = tokens.text(token).stripTrailing();
        boolean bracket = text.endsWith("{") || text.endsWith("}");
        String inner = bracket ? text.substring(0, text.length() - 1).stripTrailing() : text;
        int start = token.getStartIndex();
        int end = start + inner.length();
        Span span = tokens.source().span(start, end);
        problems.add(
                Diagnostic.error(Code.H002, span, "the text that begins here has no closing quote")
                        .labelled("its line ends without `\"`")
                        .help("close it with `\"`", span.after(), "\""));
        mended.add(part(token, start, end, TEXT));
        if (bracket) {
            int last = start + text.length();
            mended.add(part(token, last - 1, last, text.endsWith("{") ? LBRACE : RBRACE));
        }
        return at + 1;
    }

    private int meant(int at) {
        CommonToken token = raw.get(at);
        String written = tokens.text(token);
        String meant = MEANT.getOrDefault(written, "");
        problems.add(
                Diagnostic.error(
                                Code.H001,
                                tokens.span(token),
                                "`" + written + "` is not a sign of the language")
                        .help("write `" + meant + "`", tokens.span(token), meant));
        if (meant.equals("is not")) {
            mended.add(Tokens.join(token, token, IS));
            mended.add(Tokens.join(token, token, NOT));
        } else {
            mended.add(Tokens.join(token, token, TYPES.getOrDefault(meant, RPAREN)));
        }
        return at + 1;
    }

    private int other(int at) {
        CommonToken token = raw.get(at);
        char sign = tokens.text(token).charAt(0);
        if (sign == '\uFEFF' && token.getStartIndex() == 0) {
            return at + 1;
        }
        if (MEANT.containsKey(String.valueOf(sign))) {
            return meant(at);
        }
        if (QUOTES.containsKey(sign)) {
            return quoted(at, QUOTES.getOrDefault(sign, ""));
        }
        if (isUnit(at, sign)) {
            CommonToken last = sign == '\u00B0' ? raw.get(at + 1) : token;
            mended.add(Tokens.join(token, last, ID));
            return sign == '\u00B0' ? at + 2 : at + 1;
        }
        return Character.isLetterOrDigit(sign) || Character.isSurrogate(sign)
                ? name(at)
                : stray(at, sign);
    }

    /// `°C` and currency signs behind a number: `Numbers` knows what was meant.
    private boolean isUnit(int at, char sign) {
        if (mended.isEmpty()
                || mended.getLast().getType() != NUMBER
                || !tokens.sameLine(mended.getLast(), raw.get(at))) {
            return false;
        }
        return CURRENCIES.indexOf(sign) >= 0
                || (sign == '\u00B0'
                        && at + 1 < raw.size()
                        && tokens.touch(raw.get(at), raw.get(at + 1))
                        && tokens.text(raw.get(at + 1)).equals("C"));
    }

    /// Reads what stands between foreign quotes on one line as a text.
    private int quoted(int at, String closing) {
        CommonToken token = raw.get(at);
        String text = tokens.source().text();
        int end = tokens.source().lineEnd(token.getStartIndex());
        int close = token.getStartIndex() + 1;
        while (close < end && closing.indexOf(text.charAt(close)) < 0) {
            close++;
        }
        if (close == end) {
            return stray(at, text.charAt(token.getStartIndex()));
        }
        Span span = tokens.source().span(token.getStartIndex(), close + 1);
        String inner = text.substring(token.getStartIndex() + 1, close);
        problems.add(
                Diagnostic.error(Code.H001, span, "texts stand between two `\"`")
                        .help("write `\"" + inner + "\"`", span, "\"" + inner + "\""));
        mended.add(part(token, span.start(), span.end(), TEXT));
        int next = at;
        while (next < raw.size() && raw.get(next).getStartIndex() <= close) {
            next++;
        }
        return next;
    }

    /// A word with letters that names don't have: one word, told about once.
    private int name(int at) {
        CommonToken first = raw.get(at);
        if (!mended.isEmpty()
                && Words.isWord(mended.getLast())
                && tokens.touch(mended.getLast(), first)) {
            first = mended.removeLast();
        }
        int last = at;
        while (last + 1 < raw.size()
                && tokens.touch(raw.get(last), raw.get(last + 1))
                && isLetters(raw.get(last + 1))) {
            last++;
        }
        Span span = tokens.span(first, raw.get(last));
        problems.add(
                Diagnostic.error(
                                Code.H001,
                                span,
                                "`"
                                        + Found.shown(span.text())
                                        + "` has a letter that names can't have")
                        .help("names are made of A to Z, a to z, 0 to 9, `_`, and `-` within"));
        mended.add(Tokens.join(first, raw.get(last), ID));
        return last + 1;
    }

    private boolean isLetters(CommonToken token) {
        char sign = tokens.text(token).charAt(0);
        return Words.isWord(token)
                || token.getType() == NUMBER
                || (token.getType() == OTHER
                        && (Character.isLetterOrDigit(sign) || Character.isSurrogate(sign)));
    }

    /// A run of signs that nothing can be made of is left out.
    private int stray(int at, char sign) {
        int last = at;
        while (last + 1 < raw.size()
                && raw.get(last + 1).getType() == OTHER
                && tokens.touch(raw.get(last), raw.get(last + 1))
                && tokens.text(raw.get(last + 1)).charAt(0) == sign) {
            last++;
        }
        Span span = tokens.span(raw.get(at), raw.get(last));
        problems.add(advised(span, sign));
        return sign == '#' ? lineEnd(last) : last + 1;
    }

    /// Behind all that stands on the line: meant as a comment.
    private int lineEnd(int at) {
        int next = at + 1;
        while (next < raw.size() && tokens.sameLine(raw.get(at), raw.get(next))) {
            next++;
        }
        return next;
    }

    private static Diagnostic advised(Span span, char sign) {
        Diagnostic told =
                Diagnostic.error(
                        Code.H001,
                        span,
                        "`"
                                + Found.shown(String.valueOf(sign))
                                + "` is not a sign of the language");
        if (Character.isSpaceChar(sign)
                || Character.isISOControl(sign)
                || Character.getType(sign) == Character.FORMAT) {
            return Diagnostic.error(
                            Code.H001, span, "only spaces, tabs and line ends stand between words")
                    .labelled(String.format("this is U+%04X", (int) sign))
                    .help("write a space", span, " ");
        }
        if (CURRENCIES.indexOf(sign) >= 0) {
            return told.help("amounts of money are written `3 USD`");
        }
        return switch (sign) {
            case '#' -> told.help("comments begin with `//`", span, "//");
            case ';' -> told.help("nothing ends with `;` here: leave it out", span, "");
            default -> told;
        };
    }

    private static CommonToken part(CommonToken of, int start, int end, int type) {
        CommonToken part = new CommonToken(of);
        part.setType(type);
        part.setStartIndex(start);
        part.setStopIndex(end - 1);
        return part;
    }
}
