package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/// The types of tokens that can stand at one place.
final class Expected {
    private static final int MOST_NAMED = 5;
    private static final Set<Integer> CLAUSES =
            Set.of(REQUIRE, TIER, DEFER, PREFER, RELAX, OTHERWISE, PRIORITY, ROLLOUT, BUDGET);
    private static final Set<Integer> ITEMS =
            Set.of(LANGUAGE, MODULE, USE, REGIONS, SIGNALS, GUARANTEE, POLICY, TEST);
    private static final Set<Integer> STATEMENTS = Set.of(AT, GIVEN, EXPECT);
    private static final Set<Integer> VALUES =
            Set.of(LPAREN, MINUS, QUANTITY, NUMBER, TEXT, CLOCK, ID, MIN, MAX);
    private static final Set<Integer> CONDITIONS = Set.of(NOT, LABELLED, SAVES);
    private static final Set<Integer> COMPARISONS = Set.of(LE, GE, LT, GT, IS, IN, NOT);
    private static final Set<Integer> SIGNS =
            Set.of(PLUS, MINUS, STAR, SLASH, DOT, OF, FOR, AND, OR);

    private final Set<Integer> types;

    Expected(IntervalSet types) {
        this.types = new TreeSet<>(types.toSet());
        this.types.remove(Token.EPSILON);
    }

    boolean has(int type) {
        return types.contains(type);
    }

    boolean hasOnly(int type) {
        return types.equals(Set.of(type));
    }

    int size() {
        return types.size();
    }

    boolean isOne() {
        return types.size() == 1;
    }

    /// The only type; there must be one.
    int one() {
        return types.iterator().next();
    }

    boolean hasComparisons() {
        return has(LE);
    }

    /// A value or a name can stand here.
    boolean hasOperand() {
        return has(ID) || has(QUANTITY) || has(TEXT);
    }

    /// The words of the language that can stand here.
    List<String> words() {
        return types.stream().flatMap(type -> Words.spelling(type).stream()).sorted().toList();
    }

    /// The type of one of `words`.
    int typeOf(String word) {
        return types.stream()
                .filter(type -> Words.spelling(type).filter(word::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /// That `type` begins a clause of a policy.
    static boolean isClause(int type) {
        return CLAUSES.contains(type);
    }

    static boolean isItem(int type) {
        return ITEMS.contains(type);
    }

    static boolean isStatement(int type) {
        return STATEMENTS.contains(type);
    }

    static boolean isOperand(int type) {
        return VALUES.contains(type) && type != MINUS && type != LPAREN;
    }

    /// In words, the most telling first: `a condition`, or "`between`, `for` or a clause".
    String told() {
        Set<Integer> left = new TreeSet<>(types);
        List<String> parts = new ArrayList<>();
        boolean clauses = takeAll(left, CLAUSES, REQUIRE);
        boolean items = takeAll(left, ITEMS, GUARANTEE);
        boolean statements = takeAll(left, STATEMENTS, EXPECT);
        if (clauses || items || statements) {
            left.remove(RBRACE);
            left.remove(Token.EOF);
        }
        if (left.contains(LABELLED)) {
            parts.add("a condition");
            left.removeAll(CONDITIONS);
            left.removeAll(VALUES);
        } else if (left.contains(LPAREN) && left.contains(QUANTITY)) {
            parts.add("a value");
            left.removeAll(VALUES);
        }
        if (left.contains(LE)) {
            parts.add("a comparison such as `<=`");
            left.removeAll(COMPARISONS);
        }
        if (!parts.isEmpty() || clauses || items || statements || !SIGNS.containsAll(left)) {
            left.removeAll(SIGNS);
        }
        left.forEach(type -> parts.add(name(type)));
        if (clauses) {
            parts.add("a clause such as `require`");
        }
        if (items) {
            parts.add("an item such as `policy`");
        }
        if (statements) {
            parts.add("`given` or `expect`");
        }
        return list(parts);
    }

    private static boolean takeAll(Set<Integer> left, Set<Integer> group, int mark) {
        return left.contains(mark) && left.removeAll(group);
    }

    private static String list(List<String> parts) {
        if (parts.size() <= 1) {
            return String.join("", parts);
        }
        List<String> named = parts.subList(0, Math.min(parts.size(), MOST_NAMED));
        return String.join(", ", named.subList(0, named.size() - 1)) + " or " + named.getLast();
    }

    /// What a token of this type is called in a message.
    static String name(int type) {
        return switch (type) {
            case Token.EOF -> "the end of the text";
            case ID -> "a name";
            case QUANTITY -> "a quantity such as `15 min`";
            case NUMBER -> "a number";
            case TEXT -> "a text in `\"`";
            case CLOCK -> "a time such as `20:00`";
            case DATE -> "a date such as `2026-12-01`";
            case ZONE -> "a time zone such as `Europe/Berlin`";
            default -> "`" + written(type) + "`";
        };
    }

    /// How a word or sign of the language is written.
    static String written(int type) {
        return Words.spelling(type)
                .orElseGet(() -> {
                    String literal = HelioLexer.VOCABULARY.getDisplayName(type);
                    return literal.startsWith("'")
                            ? literal.substring(1, literal.length() - 1)
                            : literal;
                });
    }
}
