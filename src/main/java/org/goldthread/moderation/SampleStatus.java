package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How far a sampled script is, in words; says when a judgement no longer names the marks that stand. */
final class SampleStatus {

    private SampleStatus() {}

    /** Of a row with the columns of the sampled script, {@code now}, {@code last_version} and {@code script_state}. */
    static String of(ResultSet row) throws SQLException {
        var now = row.getObject("now", Integer.class);
        var closed = row.getObject("closed_version", Integer.class);
        var last = row.getObject("last_version", Integer.class);
        if ("MARKING".equals(row.getString("script_state"))) {
            return "being marked again";
        }
        if (row.getObject("done_at") != null) {
            if (closed != null && now != null && closed < now) {
                return changed(closed, now);
            }
            return "UPHELD".equals(row.getString("judgement"))
                    ? "moderated: version " + closed + " upheld"
                    : "moderated: settled as version " + closed;
        }
        if (row.getString("judgement") != null) {
            return SampledScript.Judgement.valueOf(row.getString("judgement")).words() + ", with the lead";
        }
        if (row.getObject("moderator") != null) {
            return "marked again, waiting for the moderator's conclusion";
        }
        return row.getInt("round") > 1 && last != null && !last.equals(now)
                ? changed(last, now)
                : "with the moderators";
    }

    private static String changed(Integer judged, Integer now) {
        return "judged version " + judged + ", marks are now version " + now + ": to be moderated again";
    }
}
