package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a module is made of.
public sealed interface Item extends Tree {

    /// `regions clinical-sites = eu-central-1, ch-1`.
    record RegionSet(Span span, Name name, Regions regions) implements Item {}

    /// `signals { ... }`: what happens when a signal is late.
    record Signals(Span span, List<Ladder> ladders) implements Item {
        public Signals {
            ladders = List.copyOf(ladders);
        }
    }

    /// A claim about every decision, after every relaxation and fall-back.
    record Guarantee(
            Span span, Name name, Expression.@Nullable Text title, Scope scope, Claim claim)
            implements Item {}

    /// Rules and wishes for some jobs, in the order written.
    record Policy(
            Span span,
            Name name,
            Expression.@Nullable Text title,
            Scope scope,
            List<Clause> clauses)
            implements Item {
        public Policy {
            clauses = List.copyOf(clauses);
        }
    }

    /// `test "..." { ... }`.
    ///
    /// @param at when the test happens; absent when time does not matter to it
    record TestCase(
            Span span,
            Expression.Text title,
            @Nullable Moment at,
            List<Given> givens,
            List<Expect> expects)
            implements Item {
        public TestCase {
            givens = List.copyOf(givens);
            expects = List.copyOf(expects);
        }
    }

    /// Something that could not be read and was told about. What else it held is not known.
    record Broken(Span span) implements Item {}
}
