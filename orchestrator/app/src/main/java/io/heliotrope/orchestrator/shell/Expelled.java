package io.heliotrope.orchestrator.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the transactions that a dead process of an exactly-once application left open.
///
/// Its successor cannot read what it had committed until they are over, and brokers end them by
/// themselves only after the transaction's timeout and a round of their own, together up to 20 s on
/// a broker with Kafka's own settings. A process is dead when its group has expelled it; should it
/// be a pause only, its transaction is refused then, which is what a successor needs. Safe from any
/// thread.
final class Expelled {
    private static final Logger LOG = LoggerFactory.getLogger(Expelled.class);

    private final Admin admin;
    private final String application;

    /// `application` is the id of a Streams application: its group, and what the names of its
    /// members and of their transactions begin with, followed by the id of the process.
    Expelled(Admin admin, String application) {
        this.admin = admin;
        this.application = application;
    }

    /// Ends what is open of processes that are no members any more.
    ///
    /// @throws ExecutionException when the cluster does not answer
    void endTransactions() throws ExecutionException, InterruptedException {
        Collection<TransactionListing> open =
                admin.listTransactions(
                                new ListTransactionsOptions()
                                        .filterStates(Set.of(TransactionState.ONGOING)))
                        .all()
                        .get();
        List<String> ours =
                open.stream()
                        .map(TransactionListing::transactionalId)
                        .filter(id -> id.startsWith(application + "-"))
                        .toList();
        if (ours.isEmpty()) {
            return;
        }
        List<String> orphans = orphans(ours, members());
        if (!orphans.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("application", application)
                    .addKeyValue("transactions", orphans)
                    .log("transactions of a dead process ended");
            admin.fenceProducers(orphans).all().get();
        }
    }

    private List<String> members() throws ExecutionException, InterruptedException {
        return admin.describeConsumerGroups(List.of(application)).all().get().values().stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::clientId)
                .toList();
    }

    /// The transactional ids, each a process's name and the number of a thread, of which no member
    /// has the process's name.
    static List<String> orphans(Collection<String> transactionalIds, Collection<String> clientIds) {
        List<String> orphans = new ArrayList<>();
        for (String id : transactionalIds) {
            String process = id.substring(0, id.lastIndexOf('-'));
            if (clientIds.stream().noneMatch(client -> client.startsWith(process))) {
                orphans.add(id);
            }
        }
        return orphans;
    }
}
