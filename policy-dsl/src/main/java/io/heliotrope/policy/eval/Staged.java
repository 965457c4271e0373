package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Rules;
import java.util.List;

/// One policy, split into what [Engine] works out. Immutable, safe from any thread.
///
/// Nodes are numbers of [Code]; -1 where there is none.
final class Staged {
    /// The requirement is as it was written.
    static final int AS_WRITTEN = -1;

    /// The requirement gave way.
    static final int GONE = -2;

    static final int NONE = -1;

    final Rules rules;
    final int scope;
    final Share share;

    /// Scalars that the scope reads.
    final int[] ofScope;

    /// Scalars that requirements read.
    final int[] ofRules;

    /// Scalars that are read only when the policy leads.
    final int[] leading;

    final Rule[] list;

    /// Of each rule in the list its node, and whether it varies by slot.
    final int[] nodes;

    final boolean[] varies;
    final int requirements;
    final Lead lead;

    Staged(
            Rules rules,
            int scope,
            Share share,
            List<Integer> ofScope,
            List<Integer> ofRules,
            List<Integer> leading,
            List<Rule> list,
            Lead lead) {
        this.rules = rules;
        this.scope = scope;
        this.share = share;
        this.ofScope = ints(ofScope);
        this.ofRules = ints(ofRules);
        this.leading = ints(leading);
        this.list = list.toArray(Rule[]::new);
        this.nodes = list.stream().mapToInt(Rule::node).toArray();
        this.varies = new boolean[list.size()];
        for (int i = 0; i < varies.length; i++) {
            varies[i] = list.get(i).varies();
        }
        this.requirements = rules.requirements().size();
        this.lead = lead;
    }

    static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /// A requirement or a budget: `node` is where it lets the job run; `varies` whether that may
    /// differ by slot.
    record Rule(String name, int node, boolean varies) {}

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
