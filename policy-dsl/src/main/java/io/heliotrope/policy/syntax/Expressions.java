package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.syntax.grammar.HelioParser.ComparisonContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ConjunctionContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ExpressionContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.FormulaContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.NegationContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.OperandContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ProductContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.RelationContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.SumContext;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Expressions, from what the parser has of them. One thread.
final class Expressions {
    private static final int MOST_OPERATORS = 256;
    private static final Pattern PERCENTILE = Pattern.compile("p[1-9][0-9]?");

    private final Nodes nodes;
    private final Problems problems;
    private int operators;

    Expressions(Nodes nodes, Problems problems) {
        this.nodes = nodes;
        this.problems = problems;
    }

    /// A whole expression, on its own.
    Expression whole(ExpressionContext context) {
        operators = 0;
        return any(context);
    }

    /// A whole sum, on its own.
    Expression whole(SumContext context) {
        operators = 0;
        return sum(context);
    }

    /// A value that in brackets is a list.
    Expression listOrSum(SumContext context) {
        Optional<OperandContext> brackets = brackets(context);
        return brackets.isPresent() ? list(brackets.get()) : sum(context);
    }

    private Expression any(ExpressionContext context) {
        return context.conjunction().size() == 1
                ? all(context.conjunction(0))
                : new Expression.Or(
                        nodes.span(context),
                        context.conjunction().stream().map(this::all).toList());
    }

    private Expression all(ConjunctionContext context) {
        return context.negation().size() == 1
                ? negation(context.negation(0))
                : new Expression.And(
                        nodes.span(context),
                        context.negation().stream().map(this::negation).toList());
    }

    private Expression negation(NegationContext context) {
        Expression formula = formula(context.formula());
        for (TerminalNode not : context.NOT().reversed()) {
            formula = new Expression.Not(nodes.span(not.getSymbol()).to(formula.span()), formula);
        }
        return formula;
    }

    private Expression formula(FormulaContext context) {
        Expression inner;
        if (context.LABELLED() != null) {
            Name label = nodes.name(context.name());
            inner =
                    new Expression.Labelled(
                            nodes.span(context.LABELLED().getSymbol()).to(label.span()), label);
        } else if (context.saves() != null) {
            inner =
                    new Expression.Saves(
                            nodes.span(context.saves()),
                            nodes.quantity(context.saves().QUANTITY()));
        } else {
            inner = comparison(context.comparison());
        }
        return context.NEXT() == null
                ? inner
                : new Expression.ForNext(
                        nodes.span(context), inner, nodes.quantity(context.QUANTITY()));
    }

    private Expression comparison(ComparisonContext context) {
        if (context.relation().isEmpty()) {
            return sum(context.sum(0));
        }
        if (context.relation().size() > 1) {
            problems.add(chain(context));
        }
        RelationContext relation = context.relation(0);
        Span span = nodes.span(context.sum(0), context.sum(1));
        Expression left = sum(context.sum(0));
        if (relation.IN() != null) {
            return new Expression.In(span, relation.NOT() != null, left, listOrSum(context.sum(1)));
        }
        Expression right = sum(context.sum(1));
        return relation.IS() != null
                ? new Expression.Is(span, relation.NOT() != null, left, right)
                : new Expression.Comparison(span, relation(relation.start), left, right);
    }

    private static Expression.Comparison.Relation relation(Token sign) {
        return switch (sign.getType()) {
            case HelioParser.LE -> Expression.Comparison.Relation.AT_MOST;
            case HelioParser.GE -> Expression.Comparison.Relation.AT_LEAST;
            case HelioParser.LT -> Expression.Comparison.Relation.LESS;
            default -> Expression.Comparison.Relation.MORE;
        };
    }

    private Diagnostic chain(ComparisonContext context) {
        Span second = nodes.span(context.relation(1));
        String middle = nodes.span(context.sum(1)).text();
        String apart = " and " + middle + " " + second.text();
        return Diagnostic.error(Code.H013, second, "comparisons can't be chained")
                .and(nodes.span(context.relation(0)), "the first one")
                .help(
                        "compare twice: `... "
                                + Found.shown(
                                        nodes.span(context.relation(0)).text()
                                                + " "
                                                + middle
                                                + apart)
                                + " ...`",
                        second,
                        apart.strip());
    }

    private Expression sum(SumContext context) {
        List<ProductContext> products = context.product();
        Expression left = product(products.getFirst());
        for (int at = 1; at < products.size() && operators <= MOST_OPERATORS; at++) {
            Expression right = product(products.get(at));
            Token sign = ((TerminalNode) context.getChild(2 * at - 1)).getSymbol();
            left = arithmetic(sign, left, right);
        }
        return left;
    }

    private Expression product(ProductContext context) {
        List<OperandContext> operands = context.operand();
        Expression left = operand(operands.getFirst());
        for (int at = 1; at < operands.size() && operators <= MOST_OPERATORS; at++) {
            Expression right = operand(operands.get(at));
            Token sign = ((TerminalNode) context.getChild(2 * at - 1)).getSymbol();
            left = arithmetic(sign, left, right);
        }
        return left;
    }

    private Expression arithmetic(Token sign, Expression left, Expression right) {
        operators++;
        if (operators == MOST_OPERATORS + 1) {
            problems.add(
                    Diagnostic.error(
                                    Code.H015,
                                    nodes.span(sign),
                                    "an expression has at most "
                                            + MOST_OPERATORS
                                            + " of `+`, `-`, `*` and `/`")
                            .help("say it in several requirements"));
        }
        Expression.Arithmetic.Operator operator =
                switch (sign.getType()) {
                    case HelioParser.PLUS -> Expression.Arithmetic.Operator.PLUS;
                    case HelioParser.MINUS -> Expression.Arithmetic.Operator.MINUS;
                    case HelioParser.STAR -> Expression.Arithmetic.Operator.TIMES;
                    default -> Expression.Arithmetic.Operator.OVER;
                };
        return operators > MOST_OPERATORS
                ? left
                : new Expression.Arithmetic(left.span().to(right.span()), operator, left, right);
    }

    private Expression operand(OperandContext context) {
        if (context.MIN() != null || context.MAX() != null) {
            return extreme(context);
        }
        if (context.LPAREN() != null) {
            return context.expression().size() == 1 ? any(context.expression(0)) : list(context);
        }
        if (context.TEXT() != null) {
            return nodes.text(context.TEXT());
        }
        if (context.CLOCK() != null) {
            return nodes.clock(context.CLOCK());
        }
        if (context.path() != null) {
            Path path = nodes.path(context.path());
            return context.percentile() == null ? path : percentile(context, path);
        }
        return number(context);
    }

    private Expression number(OperandContext context) {
        String sign = context.MINUS() == null ? "" : "-";
        Span span = nodes.span(context);
        if (context.NUMBER() != null) {
            Expression.Numeral bare = nodes.numeral(context.NUMBER().getSymbol(), sign);
            return new Expression.Numeral(span, bare.number());
        }
        Expression.Quantity bare = nodes.quantity(context.QUANTITY().getSymbol(), sign);
        return new Expression.Quantity(span, bare.number(), bare.unit());
    }

    private Expression extreme(OperandContext context) {
        String word = context.MIN() != null ? "min" : "max";
        if (context.expression().size() < 2) {
            problems.add(
                    Diagnostic.error(
                                    Code.H008,
                                    nodes.span(context),
                                    "`" + word + "` takes two values or more, found one")
                            .help("leave `" + word + "` out, or add what it is compared with"));
        }
        return new Expression.Extreme(
                nodes.span(context),
                context.MIN() != null ? Expression.Extreme.End.MIN : Expression.Extreme.End.MAX,
                context.expression().stream().map(this::any).toList());
    }

    private Expression percentile(OperandContext context, Path head) {
        HelioParser.PercentileContext rest = context.percentile();
        int percent = 50;
        if (PERCENTILE.matcher(head.text()).matches()) {
            percent = Integer.parseInt(head.text().substring(1));
        } else {
            problems.add(
                    Diagnostic.error(
                                    Code.H016,
                                    head.span(),
                                    "there is no percentile `" + Found.shown(head.text()) + "`")
                            .help("percentiles go from `p1` to `p99`"));
        }
        return new Expression.Percentile(
                nodes.span(context),
                percent,
                rest.path() == null ? null : nodes.path(rest.path()),
                nodes.quantity(rest.QUANTITY()));
    }

    private Expression list(OperandContext context) {
        return new Expression.ListOf(
                nodes.span(context), context.expression().stream().map(this::any).toList());
    }

    /// The brackets that a sum consists of; empty when there is more to it.
    private static Optional<OperandContext> brackets(SumContext sum) {
        ParserRuleContext product = sum.product(0);
        if (sum.getChildCount() > 1 || product.getChildCount() > 1) {
            return Optional.empty();
        }
        OperandContext operand = sum.product(0).operand(0);
        return Optional.of(operand)
                .filter(one -> one.LPAREN() != null && one.MIN() == null && one.MAX() == null);
    }
}
