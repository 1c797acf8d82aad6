package org.goldthread.people;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Links in mails that open one task for one person without a password, until the task closes. */
@Component
public class TaskLinks {

    /** A new link's full address. Only its hash is stored. */
    public String issue(UUID person, String taskId) {
        throw new IllegalStateException("to be built");
    }

    /** Makes every link to the task worthless: it closed, or went to somebody else. */
    public void revoke(String taskId) {
        throw new IllegalStateException("to be built");
    }
}
