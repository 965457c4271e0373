package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioLexer.*;

import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.List;
import java.util.SortedSet;
import org.antlr.v4.runtime.Token;

/// A piece of a text as the parser read it: a number with its unit is one piece, and a word that is
/// a name where it stands is a name.
public record Lexeme(Sort sort, Span span) {
    /// What a piece is.
    public enum Sort {
        /// A word of the language.
        WORD,
        NAME,
        /// A number without a unit.
        NUMBER,
        /// A number with its unit.
        QUANTITY,
        /// A text in quotes.
        TEXT,
        /// A date, a time of the day, a time zone.
        TIME,
        /// A bracket, a comma, an operator.
        SIGN,
        COMMENT
    }

    /// All pieces of `source`, in its order; none of a text that is refused as a whole. Total, safe
    /// from any thread.
    public static List<Lexeme> of(Source source) {
        Tokens tokens = Parser.read(source).tokens();
        return tokens == null
                ? List.of()
                : tokens.all().stream()
                        .map(token -> new Lexeme(sort(token), tokens.span(token)))
                        .toList();
    }

    /// All words of the language.
    public static SortedSet<String> words() {
        return Words.all();
    }

    public String text() {
        return span.text();
    }

    private static Sort sort(Token token) {
        return switch (token.getType()) {
            case COMMENT -> Sort.COMMENT;
            case ID -> Sort.NAME;
            case NUMBER -> Sort.NUMBER;
            case QUANTITY -> Sort.QUANTITY;
            case TEXT -> Sort.TEXT;
            case DATE, CLOCK, ZONE -> Sort.TIME;
            default -> Words.isWord(token) ? Sort.WORD : Sort.SIGN;
        };
    }
}
