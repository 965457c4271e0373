package io.heliotrope.simulation;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the decider's stores hold as of its last committed transaction, with its positions.
final class DeciderState {
    final Map<JobId, BatchEntry> jobs = new TreeMap<>();
    final Map<Token, SlotLease> leases = new LinkedHashMap<>();
    final List<Use> charges = new ArrayList<>();
    long descriptorsRead;
    long outcomesRead;

    /// The one instance whose transactions are not refused.
    int leader;

    @Nullable Transaction open;

    private final List<Runnable> changes = new ArrayList<>();

    /// A change that takes effect when the open transaction commits.
    void onCommit(Runnable change) {
        changes.add(change);
    }

    void commit() {
        changes.forEach(Runnable::run);
        changes.clear();
    }

    void forgetOpen() {
        changes.clear();
        if (open != null) {
            open.abort();
            open = null;
        }
    }

    /// Writes a decision in the open transaction, or begins one.
    void write(Scene scene, BatchDecision decision) {
        if (open == null) {
            open = new Transaction();
        }
        scene.control.decisions.append(scene.now(), decision, open);
    }

    /// What was written counts from now on.
    void commitOpen() {
        if (open != null) {
            open.commit();
            open = null;
        }
    }
}
