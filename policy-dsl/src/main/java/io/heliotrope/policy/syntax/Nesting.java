package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import java.util.ArrayDeque;
import java.util.Deque;
import org.antlr.v4.runtime.CommonToken;

/// How deep brackets and `not`s lie in each other: what recursion over a tree costs.
final class Nesting {
    static final int DEEPEST = 64;

    private Nesting() {}

    /// Tells `problems` of the first token that lies too deep.
    static boolean isTooDeep(Tokens tokens, Problems problems) {
        Deque<Integer> open = new ArrayDeque<>();
        int depth = 0;
        int nots = 0;
        for (CommonToken token : tokens.visible()) {
            int type = token.getType();
            if (type == LPAREN || type == LBRACE) {
                open.push(nots + 1);
                depth += nots + 1;
            } else if ((type == RPAREN || type == RBRACE) && !open.isEmpty()) {
                depth -= open.pop();
            }
            nots = type == NOT ? nots + 1 : 0;
            if (depth + nots > DEEPEST) {
                problems.add(
                        Diagnostic.error(
                                        Code.H015,
                                        tokens.span(token),
                                        "brackets and `not` lie at most "
                                                + DEEPEST
                                                + " deep in each other")
                                .help("take brackets apart into several requirements"));
                return true;
            }
        }
        return false;
    }
}
