package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.List;

/// One policy, split into what [Engine] works out. Immutable, safe from any thread.
///
/// Nodes, scalars and gates are numbers of [Code]; -1 where there is none.
final class Staged {
    /// The requirement is as it was written.
    static final int AS_WRITTEN = -1;

    /// The requirement gave way.
    static final int GONE = -2;

    static final int NONE = -1;

    final Rules rules;

    /// The gate of its scope.
    final int scope;

    final Share share;
    final Reads ofScope;
    final Reads ofRules;

    /// Beyond those of the rules.
    final Reads ofLead;

    final Rule[] list;

    /// The rules that are [Way.Gated], four numbers each: place in the list, part and gates.
    final int[] gated;

    /// The rules that are [Way.Worked], three numbers each: place in the list, node, and 1 where it
    /// varies.
    final int[] worked;

    final int requirements;
    final Lead lead;

    Staged(
            Rules rules,
            int scope,
            Share share,
            Reads ofScope,
            Reads ofRules,
            Reads ofLead,
            List<Rule> list,
            Lead lead) {
        this.rules = rules;
        this.scope = scope;
        this.share = share;
        this.ofScope = ofScope;
        this.ofRules = ofRules;
        this.ofLead = ofLead;
        this.list = list.toArray(Rule[]::new);
        List<Integer> gated = new ArrayList<>();
        List<Integer> worked = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            switch (list.get(i).way()) {
                case Way.Gated(int part, int only, int unless) ->
                        gated.addAll(List.of(i, part, only, unless));
                case Way.Worked(int node, boolean varies) ->
                        worked.addAll(List.of(i, node, varies ? 1 : 0));
            }
        }
        this.gated = ints(gated);
        this.worked = ints(worked);
        this.requirements = rules.requirements().size();
        this.lead = lead;
    }

    static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// What is to be worked out of a job beforehand.
    static final class Reads {
        /// Four numbers each, in an order in which each comes after its operands: an [Op], the
        /// scalar, and the operands.
        final int[] scalars;

        /// Two numbers each: the gate and the node of its test.
        final int[] gates;

        Reads(List<Integer> scalars, List<Integer> gates) {
            this.scalars = ints(scalars);
            this.gates = ints(gates);
        }
    }

    /// A requirement or a budget, and how to tell where it lets a job run.
    record Rule(String name, Way way) {}

    /// How to tell where something holds.
    sealed interface Way {
        /// A part of the slot's table, nowhere unless gate `only` is open, everywhere if gate
        /// `unless` is: what reads jobs here and regions there.
        record Gated(int part, int only, int unless) implements Way {}

        /// A node that reads both; `varies` is whether it may differ by slot.
        record Worked(int node, boolean varies) implements Way {}
    }

    /// Who is included: jobs whose fraction is below `share`, from a day on. `replaces` is the
    /// policy that the others have, by its place in the program.
    record Share(double share, JobName by, long fromDay, int replaces, String policy) {
        boolean includes(Question question) {
            if (fromDay != Long.MIN_VALUE && question.snapshot.world().epochDay() < fromDay) {
                return false;
            }
            return share >= 1 || Cohort.fraction(policy, question.job.name(by)) < share;
        }
    }

    /// What only a leader says.
    static final class Lead {
        final Costs costs;

        /// Formulas beside the requirements: those that come instead of one, then those at [#until]
        /// and [#where].
        final Rule[] extras;

        /// By step and requirement: a place in `extras`, [#AS_WRITTEN] or [#GONE].
        final int[] effective;

        final int steps;

        /// Requirements that some step names.
        final boolean[] gives;

        final int until;
        final int where;
        final int hours;

        /// Numbers of a region now.
        final int atLeast;

        final int latest;

        Lead(
                Costs costs,
                List<Rule> extras,
                int[] effective,
                int steps,
                boolean[] gives,
                Wait wait,
                int where) {
            this.costs = costs;
            this.extras = extras.toArray(Rule[]::new);
            this.effective = effective;
            this.steps = steps;
            this.gives = gives;
            this.until = wait.until();
            this.hours = wait.hours();
            this.atLeast = wait.atLeast();
            this.latest = wait.latest();
            this.where = where;
        }
    }

    /// A deferral: `until` is a place in the extras, `hours` one in the layout.
    record Wait(int until, int hours, int atLeast, int latest) {
        static final Wait NOT = new Wait(NONE, NONE, NONE, NONE);
    }
}
