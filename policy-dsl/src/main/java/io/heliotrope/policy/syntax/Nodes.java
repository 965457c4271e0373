package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.text.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/// The smallest nodes, from what the parser has of them.
final class Nodes {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    private final Tokens tokens;

    Nodes(Tokens tokens) {
        this.tokens = tokens;
    }

    Span span(ParserRuleContext context) {
        int start = context.start.getStartIndex();
        int stop = context.stop == null ? start : context.stop.getStopIndex() + 1;
        int end = Math.min(Math.max(start, stop), tokens.source().text().length());
        return tokens.source().span(Math.min(start, end), end);
    }

    Span span(Token token) {
        return tokens.span(token);
    }

    /// From the start of `first` to the end of `last`.
    Span span(ParserRuleContext first, ParserRuleContext last) {
        return span(first).to(span(last));
    }

    Name name(HelioParser.NameContext context) {
        return new Name(span(context), tokens.text(context.start));
    }

    Path path(HelioParser.PathContext context) {
        return new Path(span(context), context.name().stream().map(this::name).toList());
    }

    List<Name> names(List<HelioParser.NameContext> contexts) {
        return contexts.stream().map(this::name).toList();
    }

    Expression.Text text(TerminalNode node) {
        String written = tokens.text(node.getSymbol());
        boolean closed =
                written.length() > 1
                        && !Character.isLetterOrDigit(written.charAt(written.length() - 1));
        return new Expression.Text(
                span(node.getSymbol()), written.substring(1, written.length() - (closed ? 1 : 0)));
    }

    Expression.@Nullable Text optionalText(@Nullable TerminalNode node) {
        return node == null ? null : text(node);
    }

    Expression.Quantity quantity(TerminalNode node) {
        return quantity(node.getSymbol(), "");
    }

    Expression.Quantity quantity(Token token, String sign) {
        return token instanceof Measured measured
                ? new Expression.Quantity(
                        span(token), sign + number(measured.number()), measured.unit())
                : new Expression.Quantity(span(token), sign + "0", Unit.PERCENT);
    }

    Expression.Numeral numeral(Token token, String sign) {
        return new Expression.Numeral(span(token), sign + number(tokens.text(token)));
    }

    /// The first number in a text; 0 in place of a malformed one, which was told about.
    private static String number(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? number.group() : "0";
    }

    /// Midnight in place of a malformed time, which was told about.
    Expression.TimeOfDay clock(TerminalNode node) {
        Span span = span(node.getSymbol());
        try {
            return new Expression.TimeOfDay(span, LocalTime.parse(span.text()));
        } catch (DateTimeException _) {
            return new Expression.TimeOfDay(span, LocalTime.MIDNIGHT);
        }
    }

    /// The first day of 1970 in place of a malformed date, which was told about.
    Day day(TerminalNode node) {
        Span span = span(node.getSymbol());
        try {
            return new Day(span, LocalDate.parse(span.text()));
        } catch (DateTimeException _) {
            return new Day(span, LocalDate.EPOCH);
        }
    }

    Zone zone(TerminalNode node) {
        return new Zone(span(node.getSymbol()), tokens.text(node.getSymbol()));
    }
}
