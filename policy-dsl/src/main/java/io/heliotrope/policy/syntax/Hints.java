package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioParser.*;

import io.heliotrope.policy.text.Diagnostic;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// What to write instead, where many are used to writing something else.
final class Hints {
    private final Tokens tokens;

    Hints(Tokens tokens) {
        this.tokens = tokens;
    }

    /// `told` with its help, if there is one for `token` behind `before`.
    Diagnostic on(Diagnostic told, @Nullable Token before, Token token, Expected expected) {
        int last = before == null ? Token.EOF : before.getType();
        return switch (token.getType()) {
            case EQUALS ->
                    expected.hasComparisons()
                            ? told.help("did you mean `is`?", tokens.span(token), "is")
                            : told;
            case COMMA ->
                    last == RBRACE && expected.has(ID)
                            ? told.help(
                                    "regions stand below each other: leave it out",
                                    tokens.span(token),
                                    "")
                            : told;
            case BETWEEN ->
                    expected.hasComparisons()
                            ? told.help("write both bounds: `a >= 10 ms and a <= 20 ms`")
                            : told;
            case JURISDICTION, TIER ->
                    last == IN || last == IS || last == NOT
                            ? told.help(
                                    "write it as in `region.%s is ...`, or name a set of regions"
                                            .formatted(token.getText()))
                            : told;
            case OF ->
                    last == QUANTITY
                            ? told.help("a share of something is a product: `20 % * home.carbon`")
                            : told;
            default -> named(told, expected);
        };
    }

    private static Diagnostic named(Diagnostic told, Expected expected) {
        if (expected.hasOnly(COLON)) {
            return told.help("a rule has a name of its own: `require NAME: ...`");
        }
        return expected.has(FOR) && expected.has(DOT) && expected.size() == 2
                ? told.help("percentiles look ahead: `p20 of next 24 h`")
                : told;
    }
}
