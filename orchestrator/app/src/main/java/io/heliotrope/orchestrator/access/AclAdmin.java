package io.heliotrope.orchestrator.access;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/// The access control lists of one cluster. Each question or change blocks for at most its
/// patience.
public final class AclAdmin {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;

    /// Uses `admin`, which stays its owner's to close.
    public AclAdmin(Admin admin) {
        this.admin = admin;
    }

    /// Every entry that there is.
    ///
    /// @throws ExecutionException with the cluster's reason, such as that it has no authorizer
    /// @throws TimeoutException when it does not answer
    public Collection<AclBinding> all()
            throws ExecutionException, TimeoutException, InterruptedException {
        return answer(admin.describeAcls(AclBindingFilter.ANY).values());
    }

    /// Adds entries; those that are there already stay one.
    ///
    /// @throws ExecutionException with the reason of the first that was refused
    /// @throws TimeoutException when the cluster does not answer
    public void add(List<AclBinding> entries)
            throws ExecutionException, TimeoutException, InterruptedException {
        answer(admin.createAcls(entries).all());
    }

    /// Removes exactly these entries.
    ///
    /// @throws ExecutionException with the reason of the first that was refused
    /// @throws TimeoutException when the cluster does not answer
    public void remove(List<AclBinding> entries)
            throws ExecutionException, TimeoutException, InterruptedException {
        answer(admin.deleteAcls(entries.stream().map(AclBinding::toFilter).toList()).all());
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
