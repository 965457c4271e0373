package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.syntax.grammar.HelioParser.ClauseContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ClausesContext;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Clauses, from what the parser has of them. One thread.
final class Clauses {
    private final Nodes nodes;
    private final Expressions expressions;
    private final Problems problems;

    Clauses(Nodes nodes, Expressions expressions, Problems problems) {
        this.nodes = nodes;
        this.expressions = expressions;
        this.problems = problems;
    }

    List<Clause> all(ClausesContext context) {
        List<Clause> clauses = new ArrayList<>();
        Map<String, Span> first = new HashMap<>();
        for (ClauseContext one : context.clause()) {
            Clause clause = clause(one);
            String word = once(clause);
            Span head = nodes.span(one.start);
            if (!word.isEmpty() && first.putIfAbsent(word, head) != null) {
                problems.add(
                        Diagnostic.error(
                                        Code.H011, head, "`" + word + "` stands here a second time")
                                .and(first.getOrDefault(word, head), "the first one")
                                .help("keep one of both"));
                clause = new Clause.Broken(clause.span());
            }
            clauses.add(clause);
        }
        return clauses;
    }

    /// The word of a clause that can't stand twice; empty for others.
    private static String once(Clause clause) {
        return switch (clause) {
            case Clause.Defer _ -> "defer";
            case Clause.Ranked _, Clause.Balanced _ -> "prefer";
            case Clause.Relax _ -> "relax";
            case Clause.Otherwise _ -> "otherwise";
            case Clause.Rollout _ -> "rollout";
            case Clause.Require _,
                    Clause.Tier _,
                    Clause.Priority _,
                    Clause.Budget _,
                    Clause.Broken _ ->
                    "";
        };
    }

    private Clause clause(ClauseContext context) {
        Span span = nodes.span(context);
        if (context.exception != null) {
            return new Clause.Broken(span);
        }
        if (context.require() != null) {
            return require(span, context.require());
        }
        if (context.tier() != null) {
            return new Clause.Tier(
                    span, nodes.name(context.tier().name()), all(context.tier().clauses()));
        }
        if (context.defer() != null) {
            return defer(span, context.defer());
        }
        if (context.prefer() != null) {
            return prefer(span, context.prefer());
        }
        if (context.relax() != null) {
            return new Clause.Relax(span, context.relax().step().stream().map(this::step).toList());
        }
        if (context.otherwise() != null) {
            return new Clause.Otherwise(span, outcome(context.otherwise().outcome()));
        }
        if (context.priority() != null) {
            return new Clause.Priority(
                    span,
                    context.priority().ABOVE() != null ? Clause.Order.ABOVE : Clause.Order.BELOW,
                    nodes.name(context.priority().name()));
        }
        return context.rollout() != null
                ? rollout(span, context.rollout())
                : budget(span, context.budget());
    }

    private Clause require(Span span, HelioParser.RequireContext context) {
        return new Clause.Require(
                span,
                nodes.name(context.name()),
                expressions.whole(context.expression()),
                because(context.because()));
    }

    private Expression.@Nullable Text because(HelioParser.@Nullable BecauseContext context) {
        return context == null ? null : nodes.text(context.TEXT());
    }

    private Clause defer(Span span, HelioParser.DeferContext context) {
        return new Clause.Defer(
                span,
                expressions.whole(context.expression()),
                context.atLeast() == null ? null : expressions.whole(context.atLeast().sum()),
                context.window() == null ? null : window(context.window()),
                context.startBy() == null ? null : expressions.whole(context.startBy().sum()));
    }

    private Window window(HelioParser.WindowContext context) {
        return new Window(
                nodes.span(context),
                nodes.clock(context.CLOCK(0)),
                nodes.clock(context.CLOCK(1)),
                context.ZONE() == null ? null : nodes.zone(context.ZONE()));
    }

    private Clause prefer(Span span, HelioParser.PreferContext context) {
        return context.BALANCE() != null
                ? new Clause.Balanced(span, context.anchor().stream().map(this::anchor).toList())
                : new Clause.Ranked(span, context.rank().stream().map(this::rank).toList());
    }

    private Rank rank(HelioParser.RankContext context) {
        return new Rank(
                nodes.span(context),
                context.LOWER() != null ? Rank.Better.LOWER : Rank.Better.HIGHER,
                expressions.whole(context.expression()),
                context.QUANTITY() == null ? null : nodes.quantity(context.QUANTITY()));
    }

    private Anchor anchor(HelioParser.AnchorContext context) {
        return new Anchor(
                nodes.span(context),
                nodes.path(context.path()),
                nodes.quantity(context.QUANTITY()),
                expressions.whole(context.sum(0)),
                expressions.whole(context.sum(1)));
    }

    private Step step(HelioParser.StepContext context) {
        return new Step(
                nodes.span(context),
                nodes.name(context.name()),
                context.sum() == null ? null : expressions.whole(context.sum()));
    }

    private Outcome outcome(HelioParser.OutcomeContext context) {
        Span span = nodes.span(context);
        if (context.REJECT() != null) {
            return new Outcome.Reject(span, nodes.text(context.TEXT()));
        }
        if (context.HOLD() != null) {
            return new Outcome.Hold(span, nodes.optionalText(context.TEXT()));
        }
        return context.RUN() != null
                ? new Outcome.RunIn(
                        span, expressions.whole(context.sum()), nodes.optionalText(context.TEXT()))
                : new Outcome.ShedLowest(span, nodes.path(context.path()));
    }

    private Clause rollout(Span span, HelioParser.RolloutContext context) {
        return new Clause.Rollout(
                span,
                nodes.quantity(context.QUANTITY()),
                nodes.path(context.path()),
                context.DATE() == null ? null : nodes.day(context.DATE()),
                context.name() == null ? null : nodes.name(context.name()));
    }

    private Clause budget(Span span, HelioParser.BudgetContext context) {
        Clause.Period per =
                context.HOUR() != null
                        ? Clause.Period.HOUR
                        : context.DAY() != null ? Clause.Period.DAY : Clause.Period.MONTH;
        Clause.@Nullable Share each =
                context.EACH() == null
                        ? null
                        : context.TENANT() != null ? Clause.Share.TENANT : Clause.Share.MODEL;
        return new Clause.Budget(
                span,
                nodes.name(context.name()),
                nodes.quantity(context.QUANTITY()),
                per,
                each,
                because(context.because()));
    }
}
