package io.heliotrope.orchestrator.batch;

import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.BudgetWire;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;

/// A record that the decider reads.
sealed interface Incoming {
    /// An agent described a record of a jobs topic.
    record Described(Descriptor descriptor) implements Incoming {}

    /// A worker said how its token ended.
    record Ended(Result outcome) implements Incoming {}

    /// A router asks for a part of a budget.
    record Asked(BudgetRecord.Ask ask) implements Incoming {}

    /// What the decider itself wrote.
    record Own() implements Incoming {}

    /// Nobody can read it.
    record Malformed(String kind, String reason) implements Incoming {}

    static Incoming of(String topic, byte[] value) {
        return switch (topic) {
            case Topics.DESCRIPTORS ->
                    switch (Wire.descriptor(value)) {
                        case Decoded.Value<Descriptor>(Descriptor it) -> new Described(it);
                        case Decoded.Malformed<Descriptor>(String reason) ->
                                new Malformed("descriptor", reason);
                    };
            case Topics.OUTCOMES ->
                    switch (Wire.outcome(value)) {
                        case Decoded.Value<Result>(Result it) -> new Ended(it);
                        case Decoded.Malformed<Result>(String reason) ->
                                new Malformed("outcome", reason);
                    };
            case Topics.BUDGETS ->
                    switch (BudgetWire.read(value)) {
                        case Decoded.Value<BudgetRecord>(BudgetRecord.Ask ask) -> new Asked(ask);
                        case Decoded.Value<BudgetRecord>(BudgetRecord.Grant grant) -> new Own();
                        case Decoded.Malformed<BudgetRecord>(String reason) ->
                                new Malformed("budget", reason);
                    };
            default -> throw new IllegalArgumentException("the decider does not read " + topic);
        };
    }
}
