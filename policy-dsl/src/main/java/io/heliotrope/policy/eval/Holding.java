package io.heliotrope.policy.eval;

/// Which policies hold for a job, which leads, and their rules in a row. Belongs to one thread.
final class Holding {
    private final Compiled compiled;
    private final Question question;
    private final Staged[] all;
    private final boolean[] holds;
    private final boolean[] isReplaced;
    private final Staged[] policies;
    private final int[] nodes;
    private final boolean[] varies;
    private int policyCount;
    private int ruleCount;
    private int leader;
    private int leaderRules;
    private Staged.Lead lead;

    Holding(Compiled compiled, Question question) {
        this.compiled = compiled;
        this.question = question;
        this.all = compiled.policies();
        this.holds = new boolean[all.length];
        this.isReplaced = new boolean[all.length];
        this.policies = new Staged[all.length];
        int most = 0;
        for (Staged policy : all) {
            most += policy.list.length;
        }
        this.nodes = new int[most];
        this.varies = new boolean[most];
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
            scalars(policy.ofScope);
            boolean isInScope = compiled.engine().test(policy.scope, question);
            boolean isIncluded = isInScope && policy.share.includes(question);
            holds[i] = isIncluded && !isReplaced[i];
            int replaces = policy.share.replaces();
            if (replaces >= 0 && isInScope && (isIncluded || isReplaced[i])) {
                isReplaced[replaces] = true;
            }
        }
    }

    private void add(Staged policy) {
        scalars(policy.ofRules);
        if (leader < 0 && policy.rules.canLead()) {
            leader = policyCount;
            leaderRules = ruleCount;
            lead = policy.lead;
            scalars(policy.leading);
        }
        policies[policyCount++] = policy;
        int count = policy.nodes.length;
        System.arraycopy(policy.nodes, 0, nodes, ruleCount, count);
        System.arraycopy(policy.varies, 0, varies, ruleCount, count);
        ruleCount += count;
    }

    private void scalars(int[] which) {
        for (int scalar : which) {
            question.scalars[scalar] =
                    compiled.engine().number(compiled.scalarNode(scalar), question, -1, 0);
        }
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

    /// The node of a rule.
    int node(int i) {
        return nodes[i];
    }

    /// Whether a rule may be judged otherwise in another slot.
    boolean varies(int i) {
        return varies[i];
    }

    /// The leader's requirement that is rule `i`, -1 when it is none.
    int ledRequirement(int i) {
        int place = i - leaderRules;
        boolean isIts = leader >= 0 && place >= 0 && place < policies[leader].requirements;
        return isIts ? place : -1;
    }
}
