package io.heliotrope.orchestrator.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LedgerBookTest implements LedgerReader.Watcher {
    private final List<Object> told = new ArrayList<>();
    private final LedgerBook book = new LedgerBook(this);

    @Test
    void keeps_what_was_read_and_tells_the_next() {
        Job job = Samples.interactive("job");
        Dispatch dispatch = Samples.dispatch(job, Samples.NORTH);

        book.dispatched(dispatch);
        book.answered(job.id(), Lane.INTERACTIVE);

        assertThat(book.ledger().find(job.id())).isPresent();
        assertThat(told).containsExactly(dispatch, job.id());
    }

    @Override
    public void dispatched(Dispatch dispatch) {
        assertThat(book.ledger().find(dispatch.job().id())).isPresent();
        told.add(dispatch);
    }

    @Override
    public void said(Status status) {
        told.add(status);
    }

    @Override
    public void answered(JobId job, Lane lane) {
        told.add(job);
    }
}
