package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser;
import io.heliotrope.policy.syntax.grammar.HelioParser.FieldsContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.StatementContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.TestCaseContext;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/// Tests in the language, from what the parser has of them. One thread.
final class Cases {
    private final Nodes nodes;
    private final Expressions expressions;
    private final Problems problems;

    Cases(Nodes nodes, Expressions expressions, Problems problems) {
        this.nodes = nodes;
        this.expressions = expressions;
        this.problems = problems;
    }

    Item test(Span span, TestCaseContext context) {
        @Nullable Moment at = null;
        List<Given> givens = new ArrayList<>();
        List<Expect> expects = new ArrayList<>();
        boolean broken = context.testHead().exception != null;
        for (StatementContext one : context.statements().statement()) {
            if (one.exception != null) {
                expects.add(new Expect.Broken(nodes.span(one)));
                broken = true;
            } else if (one.moment() != null) {
                order(one, at != null, givens.isEmpty() && expects.isEmpty(), "at");
                at = moment(one.moment());
            } else if (one.given() != null) {
                order(one, false, expects.isEmpty(), "given");
                givens.add(given(one.given()));
            } else {
                expects.add(expect(one.expect()));
            }
        }
        if (!broken) {
            complete(context, givens, expects);
        }
        return context.testHead().exception != null
                ? new Item.Broken(span)
                : new Item.TestCase(
                        span, nodes.text(context.testHead().TEXT()), at, givens, expects);
    }

    private void order(StatementContext statement, boolean again, boolean early, String word) {
        Span span = nodes.span(statement.start);
        if (again) {
            problems.add(
                    Diagnostic.error(Code.H011, span, "`" + word + "` stands here a second time")
                            .help("keep one of both"));
        } else if (!early) {
            problems.add(
                    Diagnostic.error(Code.H017, span, "`" + word + "` can't stand here")
                            .help("a test says `at`, then `given`, then `expect`"));
        }
    }

    private void complete(TestCaseContext context, List<Given> givens, List<Expect> expects) {
        String missing = givens.isEmpty() ? "given" : expects.isEmpty() ? "expect" : "";
        if (!missing.isEmpty()) {
            problems.add(
                    Diagnostic.error(
                                    Code.H008,
                                    nodes.span(context.testHead().start),
                                    "this test has no `" + missing + "`")
                            .help("a test says what is given and what it expects"));
        }
    }

    private Moment moment(HelioParser.MomentContext context) {
        return new Moment(
                nodes.span(context),
                nodes.day(context.DATE()),
                nodes.clock(context.CLOCK()),
                nodes.zone(context.ZONE()));
    }

    private Given given(HelioParser.GivenContext context) {
        Span span = nodes.span(context);
        return context.JOB() != null
                ? new Given.Job(span, nodes.name(context.name()), fields(context.fields()))
                : new Given.World(
                        span,
                        context.givenRegion().stream()
                                .map(one ->
                                        new Given.Region(
                                                nodes.span(one),
                                                nodes.name(one.name()),
                                                fields(one.fields())))
                                .toList());
    }

    private List<Field> fields(FieldsContext context) {
        List<Field> fields = new ArrayList<>();
        for (ParseTree child : context.children == null ? List.<ParseTree>of() : context.children) {
            if (child instanceof HelioParser.FieldContext field) {
                fields.add(
                        new Field(
                                nodes.span(field),
                                fieldName(field),
                                List.of(phase(field.phase()))));
            } else if (child instanceof HelioParser.LaterContext later) {
                Field last = fields.removeLast();
                List<Phase> phases = new ArrayList<>(last.phases());
                phases.add(phase(later.phase()));
                fields.add(new Field(last.span().to(nodes.span(later)), last.name(), phases));
            }
        }
        return fields;
    }

    /// A path, or one of the words that lead a set of regions elsewhere.
    private Path fieldName(HelioParser.FieldContext field) {
        if (field.path() != null) {
            return nodes.path(field.path());
        }
        Span span = nodes.span(field.start);
        return new Path(span, List.of(new Name(span, span.text())));
    }

    private Phase phase(HelioParser.PhaseContext context) {
        return new Phase(
                nodes.span(context),
                context.IN() != null,
                context.IN() != null
                        ? nodes.quantity(context.QUANTITY())
                        : expressions.listOrSum(context.sum()),
                context.CLOCK() == null ? null : nodes.clock(context.CLOCK()));
    }

    private Expect expect(HelioParser.ExpectContext context) {
        Span span = nodes.span(context);
        if (context.PLACE() != null) {
            return new Expect.PlaceIn(span, nodes.name(context.name(0)));
        }
        if (context.DEFER() != null) {
            return new Expect.DeferUntil(span, nodes.clock(context.CLOCK()));
        }
        if (context.HOLD() != null) {
            return new Expect.Hold(span);
        }
        return context.REJECT() != null
                ? new Expect.Reject(span)
                : new Expect.RefusedBy(
                        span, nodes.name(context.name(0)), nodes.name(context.name(1)));
    }
}
