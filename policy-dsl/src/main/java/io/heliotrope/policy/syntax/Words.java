package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// The words of the language, and where they are names all the same.
///
/// A word that is not reserved is a name wherever a name can stand. Behind a dot, `is` and
/// `labelled`, and in the list of an `in`, each word is a name.
final class Words {
    /// Never names elsewhere: a clause or condition could not be told from a name.
    private static final Set<Integer> RESERVED =
            Set.of(
                    USE, GUARANTEE, POLICY, REQUIRE, DEFER, PREFER, RELAX, OTHERWISE, ROLLOUT,
                    GIVEN, EXPECT, ALWAYS, AND, ASSUME, AT, BECAUSE, BEST, BETWEEN, BY, ELSE,
                    EXCEPT, EXCLUDE, FOR, FROM, HIGHER, HOLD, IN, IS, LABELLED, LOWER, NEVER, NEXT,
                    NOT, OF, ONLY, OR, PER, PLACE, REJECT, SAVES, THEN, TO, UNTIL, VS, WHERE,
                    WITHIN, WORST);

    private static final Map<String, Integer> TYPES = types();

    private Words() {}

    private static Map<String, Integer> types() {
        Map<String, Integer> types = new HashMap<>();
        for (int type = LANGUAGE; type <= WORST; type++) {
            String literal = HelioLexer.VOCABULARY.getLiteralName(type);
            types.put(literal.substring(1, literal.length() - 1), type);
        }
        return Map.copyOf(types);
    }

    /// The type of a word of the language; empty for any other word.
    static Optional<Integer> type(String word) {
        return Optional.ofNullable(TYPES.get(word));
    }

    /// All words of the language.
    static SortedSet<String> all() {
        return new TreeSet<>(TYPES.keySet());
    }

    /// The word of the language that `word` was most likely meant as.
    static Optional<String> near(String word) {
        return Nearest.to(word, TYPES.keySet());
    }

    /// How a word of the language is written; empty for other types.
    static Optional<String> spelling(int type) {
        if (type == FOR_AT) {
            return Optional.of("for");
        }
        String literal = type > 0 ? HelioLexer.VOCABULARY.getLiteralName(type) : null;
        return type >= LANGUAGE && type <= WORST && literal != null
                ? Optional.of(literal.substring(1, literal.length() - 1))
                : Optional.empty();
    }

    /// That it is written with letters: a name or a word of the language.
    static boolean isWord(Token token) {
        int type = token.getType();
        return type == ID || type == FOR_AT || (type >= LANGUAGE && type <= WORST);
    }

    /// Names of `type` ID wherever a word of the language is one, or may be one.
    static void settle(Tokens tokens) {
        List<CommonToken> all = tokens.visible();
        int listDepth = 0;
        for (int at = 0; at < all.size(); at++) {
            CommonToken token = all.get(at);
            if (token.getType() == LPAREN && (listDepth > 0 || typeAt(all, at - 1) == IN)) {
                listDepth++;
            } else if (token.getType() == RPAREN && listDepth > 0) {
                listDepth--;
            } else if (isWord(token) && token.getType() != ID) {
                boolean listed =
                        listDepth == 1
                                && Set.of(COMMA, RPAREN).contains(typeAt(all, at + 1))
                                && Set.of(COMMA, LPAREN).contains(typeAt(all, at - 1));
                token.setType(listed ? ID : settled(tokens, all, at));
            }
        }
    }

    private static int settled(Tokens tokens, List<CommonToken> all, int at) {
        int type = all.get(at).getType();
        if (type != NOT && named(tokens, all, at)) {
            return ID;
        }
        if (type == FOR) {
            return typeAt(all, at + 1) == AT ? FOR_AT : FOR;
        }
        return RESERVED.contains(type) || leads(tokens, all, at) ? type : ID;
    }

    /// Behind a dot that touches it, or behind `is`, `is not` or `labelled` on the same line.
    private static boolean named(Tokens tokens, List<CommonToken> all, int at) {
        CommonToken token = all.get(at);
        return switch (typeAt(all, at - 1)) {
            case DOT -> tokens.touch(all.get(at - 1), token);
            case IS, LABELLED -> tokens.sameLine(all.get(at - 1), token);
            case NOT -> typeAt(all, at - 2) == IS && tokens.sameLine(all.get(at - 1), token);
            default -> false;
        };
    }

    /// What follows shows that this word begins something, where a name could stand as well.
    private static boolean leads(Tokens tokens, List<CommonToken> all, int at) {
        int next = typeAt(all, at + 1);
        int second = typeAt(all, at + 2);
        boolean word = at + 1 < all.size() && isWord(all.get(at + 1));
        return switch (all.get(at).getType()) {
            case MIN, MAX -> next == LPAREN;
            case TEST -> next == TEXT;
            case REGIONS -> word && second == EQUALS;
            case BUDGET -> word && second == COLON;
            case TIER, JURISDICTION ->
                    word
                            && !RESERVED.contains(next)
                            && (next == ID || tokens.sameLine(all.get(at), all.get(at + 1)));
            case PRIORITY -> next == ABOVE || next == BELOW;
            case SIGNALS -> next == LBRACE && tokens.firstOnLine(all.get(at));
            default -> false;
        };
    }

    private static int typeAt(List<CommonToken> all, int at) {
        return at >= 0 && at < all.size() ? all.get(at).getType() : Token.EOF;
    }
}
