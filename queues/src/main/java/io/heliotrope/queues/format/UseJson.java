package io.heliotrope.queues.format;

import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Use;

/// What was used of a budget, in receipts and in the decider's store.
final class UseJson {
    private UseJson() {}

    static void write(Out out, Use use) {
        out.text("budget", use.account().budget())
                .text("holder", use.account().holder())
                .text("resource", use.account().resource())
                .text("period", use.account().period())
                .instant("from", use.from())
                .number("millionths", use.millionths());
    }

    static Use read(In in) {
        return new Use(
                new Account(
                        in.text("budget"),
                        in.text("holder"),
                        in.word("resource", Budget.Resource.class),
                        in.word("period", Budget.Period.class)),
                in.instant("from"),
                in.number("millionths"));
    }
}
