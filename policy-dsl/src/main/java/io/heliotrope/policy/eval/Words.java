package io.heliotrope.policy.eval;

/// Where each rule lets a job run, slot by slot, worked out once each. Belongs to one thread.
///
/// Slots go from 0 to [Snapshot#slots], which stands for all beyond the world.
final class Words {
    private final Engine engine;
    private final Question question;
    private final Holding holding;

    /// Which question the words are of: what was kept for another is not looked at.
    private long generation;

    private long[] ruleGenerations = new long[0];
    private long[] rules = new long[0];
    private long[] allowed = new long[0];
    private long[] extraGenerations = new long[0];
    private long[] extras = new long[0];

    Words(Compiled compiled, Question question, Holding holding) {
        this.engine = compiled.engine();
        this.question = question;
        this.holding = holding;
    }

    void begin() {
        generation++;
        int slots = question.snapshot.slots() + 1;
        if (ruleGenerations.length < slots) {
            ruleGenerations = new long[slots];
            allowed = new long[slots];
        }
        if (rules.length < slots * holding.rules()) {
            rules = new long[slots * holding.rules()];
        }
        int most = slots * holding.lead().extras.length;
        if (extras.length < most) {
            extras = new long[most];
            extraGenerations = new long[most];
        }
    }

    /// Where the words of a slot begin.
    private int row(int slot) {
        if (ruleGenerations[slot] != generation) {
            fill(slot);
        }
        return slot * holding.rules();
    }

    private void fill(int slot) {
        int at = slot == 0 ? 0 : row(0) + slot * holding.rules(); // a rule may stay as it is now
        long left = question.all;
        int place = 0;
        for (int i = 0; i < holding.policies(); i++) {
            Staged policy = holding.policy(i);
            left &= gated(policy.gated, slot, at + place);
            left &= worked(policy.worked, slot, at + place, place);
            place += policy.list.length;
        }
        allowed[slot] = left;
        ruleGenerations[slot] = generation;
    }

    /// Writes the words of rules from `at` on; returns what they leave.
    private long gated(int[] gated, int slot, int at) {
        long[] parts = question.snapshot.table(slot).parts;
        long[] gates = question.gates;
        long left = question.all;
        for (int i = 0; i < gated.length; i += 4) {
            long word = (parts[gated[i + 1]] & gates[gated[i + 2]]) | gates[gated[i + 3]];
            rules[at + gated[i]] = word;
            left &= word;
        }
        return left;
    }

    /// The same; `now` is where those of slot 0 begin.
    private long worked(int[] worked, int slot, int at, int now) {
        long left = question.all;
        for (int i = 0; i < worked.length; i += 3) {
            boolean isKnown = slot > 0 && worked[i + 2] == 0;
            long word =
                    isKnown ? rules[now + worked[i]] : engine.word(worked[i + 1], question, slot);
            rules[at + worked[i]] = word;
            left &= word;
        }
        return left;
    }

    /// Where a rule lets the job run at a step.
    long passes(int rule, int step, int slot) {
        int at = row(slot);
        int requirement = step == 0 ? -1 : holding.ledRequirement(rule);
        if (requirement < 0) {
            return rules[at + rule];
        }
        Staged.Lead lead = holding.lead();
        int effective = lead.effective[step * lead.gives.length + requirement];
        return switch (effective) {
            case Staged.AS_WRITTEN -> rules[at + rule];
            case Staged.GONE -> question.all;
            default -> extra(effective, slot);
        };
    }

    /// What each rule takes away at a step.
    void removed(int step, int slot, long[] into) {
        int at = row(slot);
        for (int i = 0; i < holding.rules(); i++) {
            into[i] = question.all & ~(step == 0 ? rules[at + i] : passes(i, step, slot));
        }
    }

    long allowed(int step, int slot) {
        row(slot);
        if (step == 0) {
            return allowed[slot];
        }
        long left = question.all;
        for (int i = 0; i < holding.rules(); i++) {
            left &= passes(i, step, slot);
        }
        return left;
    }

    /// Where one of the leader's further formulas is true.
    long extra(int extra, int slot) {
        return switch (holding.lead().extras[extra].way()) {
            case Staged.Way.Gated(int part, int only, int unless) ->
                    (question.snapshot.table(slot).parts[part] & question.gates[only])
                            | question.gates[unless];
            case Staged.Way.Worked(int node, boolean varies) ->
                    kept(extra, node, varies ? slot : 0);
        };
    }

    private long kept(int extra, int node, int slot) {
        int at = slot * holding.lead().extras.length + extra;
        if (extraGenerations[at] != generation) {
            extras[at] = engine.word(node, question, slot);
            extraGenerations[at] = generation;
        }
        return extras[at];
    }

    long fallback(int slot) {
        int where = holding.lead().where;
        if (where < 0) {
            return 0;
        }
        int at = row(slot);
        long left = extra(where, slot);
        for (int i = 0; i < holding.rules(); i++) {
            int requirement = holding.ledRequirement(i);
            boolean gives = requirement >= 0 && holding.lead().gives[requirement];
            left &= gives ? question.all : rules[at + i];
        }
        return left;
    }
}
