package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioParser.*;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;

/// Puts into words what is wrong with a token that does not fit. Of several complaints about one
/// token only the first is told.
final class Complaints {
    /// Words that begin a condition.
    private static final List<String> CONDITIONS = List.of("labelled", "not", "saves");

    private final Tokens tokens;
    private final Problems problems;
    private final Hints hints;
    private int last = -1;

    Complaints(Tokens tokens, Problems problems) {
        this.tokens = tokens;
        this.problems = problems;
        this.hints = new Hints(tokens);
    }

    /// `token` stands where only `expected` can.
    void of(Parser parser, Token token, Expected expected) {
        if (token.getTokenIndex() == last || problems.isFull()) {
            return;
        }
        last = token.getTokenIndex();
        Token before = parser.getInputStream().LT(-1);
        problems.add(
                bracket(parser, token, expected)
                        .or(() -> place(parser, token, expected))
                        .or(() -> operator(before, token, expected))
                        .or(() -> word(token, expected))
                        .orElseGet(() -> other(before, token, expected)));
    }

    /// A word that is no word of the language here, but close to one.
    void unknownWord(Token token, String meant) {
        last = token.getTokenIndex();
        problems.add(unknown(token, meant));
    }

    private Diagnostic unknown(Token token, String meant) {
        return Diagnostic.error(Code.H007, span(token), "unknown word " + shown(token))
                .help("did you mean `" + meant + "`?", span(token), meant);
    }

    private Optional<Diagnostic> bracket(Parser parser, Token token, Expected expected) {
        int type = token.getType();
        boolean stops =
                type == Token.EOF
                        || type == RBRACE
                        || startsLine(token)
                        || (type == ID && tokens.firstOnLine(token));
        if (expected.has(RPAREN) && stops) {
            return Optional.of(unclosed(parser, token, "(", ")"));
        }
        boolean within = !expected.has(REQUIRE) && !expected.has(EXPECT);
        boolean begins = Expected.isClause(type) || Expected.isStatement(type);
        if (expected.has(RBRACE)
                && (type == Token.EOF || Expected.isItem(type) || (within && begins))) {
            return Optional.of(unclosed(parser, token, "{", "}"));
        }
        boolean outside = parser.getContext().getRuleIndex() == RULE_items;
        if ((type == RBRACE && (outside || opening(parser, LBRACE, RBRACE).isEmpty()))
                || (type == RPAREN && opening(parser, LPAREN, RPAREN).isEmpty())) {
            return Optional.of(
                    Diagnostic.error(Code.H010, span(token), shown(token) + " closes nothing")
                            .help("leave it out", span(token), ""));
        }
        return Optional.empty();
    }

    private static boolean startsLine(Token token) {
        return Expected.isClause(token.getType())
                || Expected.isItem(token.getType())
                || Expected.isStatement(token.getType())
                || token.getType() == BECAUSE;
    }

    private Diagnostic unclosed(Parser parser, Token token, String open, String close) {
        Optional<CommonToken> opening =
                open.equals("{")
                        ? opening(parser, LBRACE, RBRACE)
                        : opening(parser, LPAREN, RPAREN);
        Diagnostic told =
                Diagnostic.error(
                                Code.H009,
                                span(token),
                                "`" + close + "` is missing before " + called(token))
                        .help("close it with `" + close + "`");
        return opening.map(bracket -> told.and(tokens.span(bracket), "opened here")).orElse(told);
    }

    /// The last bracket before the current token that nothing closes.
    private Optional<CommonToken> opening(Parser parser, int open, int close) {
        List<CommonToken> all = tokens.all();
        int closed = 0;
        for (int at = parser.getInputStream().index() - 1; at >= 0; at--) {
            int type = all.get(at).getType();
            closed += type == close ? 1 : 0;
            if (type == open && closed-- == 0) {
                return Optional.of(all.get(at));
            }
        }
        return Optional.empty();
    }

    /// A clause outside of a policy, or an item within something.
    private Optional<Diagnostic> place(Parser parser, Token token, Expected expected) {
        int type = Words.type(token.getText()).orElse(token.getType());
        boolean outside = parser.getContext().getRuleIndex() == RULE_items;
        String home = "";
        if (outside && Expected.isClause(type)) {
            home = "a policy";
        } else if (outside && Expected.isStatement(type)) {
            home = "a test";
        } else if (expected.has(REQUIRE) && Expected.isStatement(type)) {
            home = "a test";
        } else if (expected.has(EXPECT) && Expected.isClause(type)) {
            home = "a policy";
        } else if (expected.has(RBRACE) && Set.of(LANGUAGE, MODULE, USE).contains(type)) {
            home = "the head of the text";
        }
        return home.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Diagnostic.error(Code.H017, span(token), shown(token) + " can't stand here")
                                .help("it belongs into " + home));
    }

    private Optional<Diagnostic> operator(Token before, Token token, Expected expected) {
        if (expected.has(COMMA)
                && expected.has(RBRACE)
                && (Expected.isOperand(token.getType()) || token.getType() == THEN)
                && before != null) {
            return Optional.of(
                    Diagnostic.error(
                                    Code.H008, span(token), "`,` is missing before " + shown(token))
                            .help("write `,` before it", tokens.span(before).after(), ","));
        }
        if (!expected.hasComparisons()
                || !Expected.isOperand(token.getType())
                || before == null
                || !Expected.isOperand(before.getType())
                || !tokens.sameLine(before, token)) {
            return Optional.empty();
        }
        if (before.getText().equals("if")) {
            return Optional.of(
                    Diagnostic.error(Code.H008, span(before), "a rule has no `if`")
                            .help(
                                    "write `not (...) or ...`, or a policy of its own for the jobs"
                                            + " that it is about"));
        }
        Optional<String> meant =
                before.getType() == ID
                        ? Nearest.to(before.getText(), CONDITIONS)
                        : Optional.empty();
        if (meant.isPresent()) {
            return Optional.of(unknown(before, meant.get()));
        }
        return Optional.of(
                Diagnostic.error(
                                Code.H008,
                                span(token),
                                "an operator is missing before " + shown(token))
                        .help("put one such as `<=`, `is` or `*` between both"));
    }

    private Optional<Diagnostic> word(Token token, Expected expected) {
        if (token.getType() != ID || expected.hasOperand()) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostic.error(Code.H007, span(token), "unknown word " + shown(token))
                        .help("expected " + expected.told()));
    }

    private Diagnostic other(Token before, Token token, Expected expected) {
        boolean apart =
                before != null && (token.getType() == Token.EOF || !tokens.sameLine(before, token));
        Diagnostic told =
                Diagnostic.error(
                        Code.H008,
                        apart ? tokens.span(before).after() : span(token),
                        "expected "
                                + expected.told()
                                + (apart ? " behind " + shown(before) : "")
                                + ", found "
                                + called(token));
        if (expected.hasOnly(ID) && Words.isWord(token)) {
            return told.note(shown(token) + " is a word of the language: names are other words");
        }
        if (expected.hasOnly(QUANTITY) && token.getType() == NUMBER) {
            return told.help("a number needs a unit here, such as `%` or `min`");
        }
        if (expected.isOne() && before != null && Words.spelling(expected.one()).isPresent()) {
            String word = expected.one() == FOR ? "for jobs" : Expected.written(expected.one());
            return told.help(
                    "write `" + word + "` before it", tokens.span(before).after(), " " + word);
        }
        return hints.on(told, before, token, expected);
    }

    private Span span(Token token) {
        if (token.getType() == Token.EOF) {
            int end = tokens.source().text().stripTrailing().length();
            return tokens.source().span(end, end);
        }
        return tokens.span(token);
    }

    private String called(Token token) {
        return token.getType() == Token.EOF ? Expected.name(Token.EOF) : shown(token);
    }

    private String shown(Token token) {
        return "`" + Found.shown(tokens.text(token)) + "`";
    }
}
