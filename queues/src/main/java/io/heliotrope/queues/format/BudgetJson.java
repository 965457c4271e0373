package io.heliotrope.queues.format;

import io.heliotrope.protocol.BudgetRecord;

/// What routers ask for of budgets, and what they are granted.
final class BudgetJson {
    private static final String ASK = "ask";
    private static final String GRANT = "grant";

    private BudgetJson() {}

    static void budget(Out out, BudgetRecord record) {
        switch (record) {
            case BudgetRecord.Ask ask ->
                    out.text("kind", ASK)
                            .text("spender", ask.spender())
                            .nested("use", ask.use(), UseJson::write);
            case BudgetRecord.Grant grant ->
                    out.text("kind", GRANT)
                            .text("spender", grant.spender())
                            .nested("use", grant.use(), UseJson::write)
                            .flag("last", grant.isLast());
        }
    }

    static BudgetRecord budget(In in) {
        String kind = in.text("kind");
        String spender = in.text("spender");
        return switch (kind) {
            case ASK -> new BudgetRecord.Ask(spender, in.nested("use", UseJson::read));
            case GRANT ->
                    new BudgetRecord.Grant(
                            spender, in.nested("use", UseJson::read), in.flag("last"));
            default ->
                    throw new In.BadField(
                            "field kind was '" + kind + "', expected " + ASK + " or " + GRANT);
        };
    }
}
