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

    private int row(int slot) {
        int at = slot * holding.rules();
        if (ruleGenerations[slot] != generation) {
            if (slot > 0) {
                row(0);
            }
            fill(slot, at);
            ruleGenerations[slot] = generation;
        }
        return at;
    }

    private void fill(int slot, int at) {
        long left = question.all;
        int count = holding.rules();
        for (int i = 0; i < count; i++) {
            long word =
                    slot > 0 && !holding.varies(i)
                            ? rules[i]
                            : engine.word(holding.node(i), question, slot);
            rules[at + i] = word;
            left &= word;
        }
        allowed[slot] = left;
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
        Staged.Rule rule = holding.lead().extras[extra];
        int at = (rule.varies() ? slot : 0) * holding.lead().extras.length + extra;
        if (extraGenerations[at] != generation) {
            extras[at] = engine.word(rule.node(), question, slot);
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
