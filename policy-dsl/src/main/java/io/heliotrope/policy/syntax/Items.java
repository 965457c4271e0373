package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.syntax.grammar.HelioParser.ItemContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.RegionTermContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.RegionsOfContext;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Items, from what the parser has of them. One thread.
final class Items {
    private final Nodes nodes;
    private final Expressions expressions;
    private final Clauses clauses;
    private final Cases cases;
    private final Problems problems;

    Items(Nodes nodes, Problems problems) {
        this.nodes = nodes;
        this.problems = problems;
        this.expressions = new Expressions(nodes, problems);
        this.clauses = new Clauses(nodes, expressions, problems);
        this.cases = new Cases(nodes, expressions, problems);
    }

    Item item(ItemContext context) {
        Span span = nodes.span(context);
        if (context.exception != null) {
            return new Item.Broken(span);
        }
        if (context.regionSet() != null) {
            return new Item.RegionSet(
                    span,
                    nodes.name(context.regionSet().name()),
                    regions(context.regionSet().regionsOf()));
        }
        if (context.signals() != null) {
            return signals(span, context.signals());
        }
        if (context.guarantee() != null) {
            return guarantee(span, context.guarantee());
        }
        return context.policy() != null
                ? policy(span, context.policy())
                : cases.test(span, context.testCase());
    }

    private Item signals(Span span, HelioParser.SignalsContext context) {
        return new Item.Signals(
                span,
                context.ladders().ladder().stream()
                        .filter(one -> one.exception == null)
                        .map(this::ladder)
                        .toList());
    }

    private Ladder ladder(HelioParser.LadderContext context) {
        return new Ladder(
                nodes.span(context),
                nodes.path(context.path()),
                nodes.quantity(context.QUANTITY()),
                context.stale().stream().map(this::stale).toList());
    }

    private Stale stale(HelioParser.StaleContext context) {
        Span span = nodes.span(context);
        if (context.FORECAST() != null) {
            return new Stale.Forecast(span);
        }
        if (context.ASSUME() != null) {
            return new Stale.Assume(span, expressions.whole(context.sum()));
        }
        return context.EXCLUDE() != null ? new Stale.ExcludeRegion(span) : new Stale.Skip(span);
    }

    private Item guarantee(Span span, HelioParser.GuaranteeContext context) {
        HelioParser.GuaranteeHeadContext head = context.guaranteeHead();
        return head.exception != null
                ? new Item.Broken(span)
                : new Item.Guarantee(
                        span,
                        nodes.name(head.name()),
                        nodes.optionalText(head.TEXT()),
                        scope(head.scope()),
                        claim(context.claim()));
    }

    private Claim claim(HelioParser.ClaimContext context) {
        Span span = nodes.span(context);
        if (context.ALWAYS() != null) {
            return new Claim.Always(span, expressions.whole(context.expression()));
        }
        Regions regions = regions(context.regionsOf());
        return context.ONLY() != null
                ? new Claim.OnlyIn(span, regions)
                : new Claim.NeverIn(span, regions);
    }

    private Item policy(Span span, HelioParser.PolicyContext context) {
        HelioParser.PolicyHeadContext head = context.policyHead();
        List<Clause> inner = clauses.all(context.clauses());
        return head.exception != null
                ? new Item.Broken(span)
                : new Item.Policy(
                        span,
                        nodes.name(head.name()),
                        nodes.optionalText(head.TEXT()),
                        scope(head.scope()),
                        inner);
    }

    private Scope scope(HelioParser.ScopeContext context) {
        return new Scope(
                nodes.span(context),
                context.expression() == null ? null : expressions.whole(context.expression()));
    }

    private Regions regions(RegionsOfContext context) {
        List<Regions> parts = context.regionTerm().stream().map(this::term).toList();
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        Span span = nodes.span(context);
        Token first = sign(context, 1);
        for (int at = 3; at < context.getChildCount(); at += 2) {
            Token other = sign(context, at);
            if (kind(other) != kind(first)) {
                problems.add(mixed(first, other));
                return new Regions.Union(span, parts);
            }
        }
        return switch (kind(first)) {
            case HelioParser.AND -> new Regions.Intersection(span, parts);
            case HelioParser.EXCEPT ->
                    new Regions.Except(span, parts.getFirst(), parts.subList(1, parts.size()));
            default -> new Regions.Union(span, parts);
        };
    }

    private static Token sign(RegionsOfContext context, int at) {
        return ((TerminalNode) context.getChild(at)).getSymbol();
    }

    /// A comma is an `or`.
    private static int kind(Token sign) {
        return sign.getType() == HelioParser.COMMA ? HelioParser.OR : sign.getType();
    }

    private Diagnostic mixed(Token first, Token other) {
        String one = nodes.span(first).text();
        String two = nodes.span(other).text();
        return Diagnostic.error(
                        Code.H018,
                        nodes.span(other),
                        "`" + one + "` and `" + two + "` together need brackets")
                .and(nodes.span(first), "the other one")
                .help("put `(` and `)` round what belongs together");
    }

    private Regions term(RegionTermContext context) {
        Span span = nodes.span(context);
        if (context.regionsOf() != null) {
            return regions(context.regionsOf());
        }
        Name name = nodes.name(context.name());
        if (context.JURISDICTION() != null) {
            return new Regions.Jurisdiction(span, name);
        }
        return context.TIER() != null
                ? new Regions.Tier(span, name)
                : new Regions.Named(span, name);
    }
}
