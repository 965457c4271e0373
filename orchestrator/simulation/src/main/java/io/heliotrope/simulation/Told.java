package io.heliotrope.simulation;

import io.heliotrope.agent.Copy;
import io.heliotrope.decider.BatchChange;
import io.heliotrope.model.Decision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.router.Change;
import java.time.Duration;
import java.util.Locale;

/// Events in a trace, as a person reads them.
final class Told {
    private Told() {}

    static String line(Duration since, Object who, Object what) {
        return String.format(
                Locale.ROOT, "%8.3f s  %-22s %s", since.toMillis() / 1e3, who, text(what));
    }

    private static String text(Object what) {
        return switch (what) {
            case Change change -> of(change);
            case BatchChange change -> of(change);
            case Copy copy -> of(copy);
            case Descriptor descriptor -> of(descriptor);
            default -> what.toString();
        };
    }

    private static String of(Change change) {
        return switch (change) {
            case Change.Send s -> "sends " + of(s.dispatch());
            case Change.Repeat r -> "repeats " + of(r.dispatch());
            case Change.Propose p -> "proposes " + of(p.status());
            case Change.Wait w ->
                    "holds " + w.job().id() + ", waits for policy " + w.policyOffset();
            case Change.Settle s -> "has read the end back";
            case Change.Charge c -> "charges " + c.uses();
            case Change.Ask a -> "asks for " + a.uses();
            case Change.Drop d -> "drops " + d.reason();
            case Change.Reject r -> "rejects " + r.claim() + " " + r.result().token();
        };
    }

    private static String of(BatchChange change) {
        return switch (change) {
            case BatchChange.Say s -> "says " + of(s.status());
            case BatchChange.Hold h ->
                    "holds "
                            + h.job().id()
                            + " until "
                            + h.due()
                            + ", "
                            + of(h.receipt().decision());
            case BatchChange.Release r -> "releases " + of(r.dispatch());
            case BatchChange.Settle s -> "settles " + of(s.status());
            case BatchChange.Charge c -> "charges " + c.uses();
            case BatchChange.Free f -> "frees " + f.token();
            case BatchChange.Grant g -> "grants " + g.grant();
            case BatchChange.Drop d -> "drops " + d.reason();
            case BatchChange.Reject r -> "rejects " + r.claim() + " " + r.outcome().token();
        };
    }

    private static String of(Decision decision) {
        return switch (decision) {
            case Decision.Hold hold -> hold.reason().name();
            case Decision.Refuse refuse -> refuse.reason().name();
            case Decision.Dispatch dispatch -> "dispatch";
        };
    }

    private static String of(Copy copy) {
        return switch (copy) {
            case Copy.ToDispatch d -> "copies " + of(d.dispatch());
            case Copy.ToStatus s -> "copies " + of(s.status());
            case Copy.ToResults r -> "declines " + r.declined().token();
        };
    }

    private static String of(Descriptor descriptor) {
        return switch (descriptor) {
            case Descriptor.Sound(var job) ->
                    "submits " + job.id() + " '" + job.residency() + "' " + job.objective();
            case Descriptor.Defective d -> "submits " + d.id() + ", which does not read";
            case Descriptor.Cancel c -> "cancels " + c.id();
        };
    }

    private static String of(Dispatch dispatch) {
        return dispatch.job().id()
                + " attempt "
                + dispatch.attempt()
                + " to "
                + dispatch.worker()
                + " as "
                + dispatch.token()
                + ", epoch "
                + dispatch.task().epoch();
    }

    private static String of(Status status) {
        String state =
                switch (status.state()) {
                    case Status.Done d -> "DONE by " + d.execution();
                    case Status.Refused r -> "REFUSED " + r.reason();
                    case Status.Terminal t -> t.word();
                    case Status.Accepted a -> "ACCEPTED";
                    case Status.Held h -> "HELD";
                };
        return status.job() + " " + state + ", epoch " + status.task().epoch();
    }
}
