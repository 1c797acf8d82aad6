package org.goldthread.people;

import java.util.List;
import org.springframework.stereotype.Component;

/** The delivery partners the lead provider works through. */
@Component
public class Partners {

    /** A partner: a short code such as {@code EKLA} and a name. */
    public record PartnerView(String code, String name) {}

    /** All partners by name. */
    public List<PartnerView> all() {
        throw new IllegalStateException("to be built");
    }

    /** One partner; an unknown code is an {@link IllegalArgumentException}. */
    public PartnerView get(String code) {
        throw new IllegalStateException("to be built");
    }
}
