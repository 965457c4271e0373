package io.heliotrope.policy.eval;

/// Which policies hold for a job, which leads, and their rules in a row. Belongs to one thread.
final class Holding {
    private final Compiled compiled;
    private final Engine engine;
    private final Question question;
    private final Staged[] all;
    private final boolean[] holds;
    private final boolean[] isReplaced;
    private final Staged[] policies;
    private int policyCount;
    private int ruleCount;
    private int leader;
    private int leaderRules;
    private Staged.Lead lead;

    Holding(Compiled compiled, Question question) {
        this.compiled = compiled;
        this.engine = compiled.engine();
        this.question = question;
        this.all = compiled.policies();
        this.holds = new boolean[all.length];
        this.isReplaced = new boolean[all.length];
        this.policies = new Staged[all.length];
        this.lead = compiled.silent();
    }

    /// Looks at the question anew.
    void begin() {
        scopes();
        policyCount = 0;
        ruleCount = 0;
        leader = -1;
        leaderRules = 0;
        lead = compiled.silent();
        for (int i = 0; i < all.length; i++) {
            if (holds[i]) {
                add(all[i]);
            }
        }
    }

    private void scopes() {
        for (int i = 0; i < all.length; i++) {
            isReplaced[i] = false;
        }
        for (int i : compiled.order()) {
            Staged policy = all[i];
            engine.read(policy.ofScope, question);
            boolean isInScope = question.gates[policy.scope] != 0;
            boolean isIncluded = isInScope && policy.share.includes(question);
            holds[i] = isIncluded && !isReplaced[i];
            int replaces = policy.share.replaces();
            if (replaces >= 0 && isInScope && (isIncluded || isReplaced[i])) {
                isReplaced[replaces] = true;
            }
        }
    }

    private void add(Staged policy) {
        engine.read(policy.ofRules, question);
        if (leader < 0 && policy.rules.canLead()) {
            leader = policyCount;
            leaderRules = ruleCount;
            lead = policy.lead;
            engine.read(policy.ofLead, question);
        }
        policies[policyCount++] = policy;
        ruleCount += policy.list.length;
    }

    int policies() {
        return policyCount;
    }

    Staged policy(int i) {
        return policies[i];
    }

    /// The place of the leader among [#policy], -1 when there is none.
    int leader() {
        return leader;
    }

    Staged.Lead lead() {
        return lead;
    }

    int rules() {
        return ruleCount;
    }

    /// The leader's requirement that is rule `i`, -1 when it is none.
    int ledRequirement(int i) {
        int place = i - leaderRules;
        boolean isIts = leader >= 0 && place >= 0 && place < policies[leader].requirements;
        return isIts ? place : -1;
    }
}
