package org.goldthread.tracking;

/** How a candidacy can end. Every end has a name. */
public enum End {
    AWARDED,
    FAILED,
    DECLINED,
    REDIRECTED,
    WITHDRAWN,
    LAPSED
}
