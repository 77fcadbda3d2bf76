/** Made from openapi.json by `npm run openapi`; not written by hand. */
export interface paths {
    "/api/v1/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workspace one asks in: its name, zone, currency and plan, as of when everything is looked at, and what is called how.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            time_zone: string;
                            currency: string;
                            /** @description The version in force; null where none is. */
                            plan: number | null;
                            /** @description A few words of the plan that every page shows. */
                            label: string | null;
                            /** @description Workflows whose runs are being made again, because the plan has other rules for reading than those by which they were made. Until that is done figures hold runs of both kinds. */
                            reading_again: {
                                workflow: string;
                                /** @description Runs made by the rules of now; the newest are made first. */
                                done: number;
                                /** @description Runs there were when it began. */
                                total: number;
                                began_at: string;
                            }[];
                            /** @description Null where everything is looked at as it is now. */
                            as_of: string | null;
                            names: {
                                /** @description The workflows of the plan in force. */
                                workflows: {
                                    [key: string]: string;
                                };
                                /** @description The people of the plan in force. */
                                plan_people: {
                                    [key: string]: string;
                                };
                                /** @description Who may see the workspace or has acted in it, by the ids that the decision log has. */
                                people: {
                                    [key: string]: string;
                                };
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a workspace, for another client or a trial. Whoever makes it owns it; nothing crosses from one to another.
         * @description For whoever is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /**
                         * Format: email
                         * @description Who owns it, by mail: only at the machine that holds the folder.
                         */
                        person?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What needs somebody today: each workflow in one word and one sentence, worst first; who is away, what expires, which decisions wait.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            as_of: string;
                            workspace: {
                                id: string;
                                name: string;
                            };
                            time_zone: string;
                            currency: string;
                            /** @description The version in force; null where there is no plan yet. */
                            plan: {
                                version: number;
                                /** @description A few words that every page shows. */
                                label: string | null;
                            } | null;
                            workflows: {
                                workflow: string;
                                name: string;
                                purpose: string | null;
                                /** @enum {string} */
                                risk: "high" | "medium" | "low";
                                /** @enum {string} */
                                state: "needs_you" | "cant_tell" | "stopped" | "fine";
                                /** @description Why, in one sentence: the most important cause, and how many more there are. */
                                sentence: string;
                                /** @description Everything it needs somebody for, somebody has acknowledged. */
                                is_held: boolean;
                                /** @description Where it cannot be told: the one thing to connect; null where only time helps. */
                                connect: {
                                    what: string;
                                    /** @description About how long it takes. */
                                    minutes: number;
                                    /**
                                     * @description The page of the desk on which it is done.
                                     * @enum {string}
                                     */
                                    where: "keys" | "plan";
                                } | null;
                                /** @description That somebody said it stands still; null where nobody did. Nothing outside is stopped by saying so. */
                                stop: {
                                    since: string;
                                    /** @description Who said so. */
                                    by: string;
                                    why: string;
                                    /** @description How the work is done until it runs again. */
                                    meanwhile: string | null;
                                    /** @description Where it was stopped at its platform: what was read back there. */
                                    effect: {
                                        connector: string;
                                        platform: string;
                                        /** @enum {string} */
                                        result: "confirmed" | "failed";
                                        /** @description What was read back, or why it could not be stopped. */
                                        said: string;
                                        at: string;
                                    } | null;
                                    /** @description Live runs that began since. Where there are any, it is not stopped but needs you. */
                                    runs_since: number;
                                    /** @description These runs. */
                                    behind_url: string;
                                } | null;
                                owner: {
                                    key: string;
                                    name: string;
                                };
                                /** @description Who answers for it at the moment asked for; null for nobody. */
                                answering: {
                                    key: string;
                                    name: string;
                                } | null;
                                /** @description Why it is them, or nobody. */
                                because: string;
                                /** @description As watched last; none where it was not watched under this plan yet. */
                                dimensions: {
                                    /** @enum {string} */
                                    dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                                    /** @description Whether the plan promises anything in it. */
                                    promised: boolean;
                                    /** @enum {string} */
                                    result: "pass" | "fail" | "unknown";
                                    reason: string;
                                    objectives: {
                                        name: string;
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        window: string;
                                        /** @enum {string} */
                                        result: "pass" | "fail" | "unknown";
                                        reason: string;
                                        /**
                                         * @description It is unknown, and nothing is missing but more of the same.
                                         * @enum {boolean}
                                         */
                                        only_time?: true;
                                        /** @description How many it rests on. */
                                        n: number;
                                        /** @description What `n` counts: "judged runs", "tool calls". */
                                        of: string;
                                        /** @description 95 %, in the unit of the measure; absent where it was watched before it was kept. */
                                        interval?: {
                                            low: number;
                                            high: number;
                                        } | null;
                                        behind_url: string;
                                    }[];
                                }[];
                                watched_at: string | null;
                                /** @description Runs in the 30 days up to the last full hour, or to the day that begins. */
                                runs_30d: number;
                                /** @description What these runs cost; null where nothing of it is known. */
                                cost_30d: {
                                    /** @description Exact decimal text: what was reported, or estimated where nothing was. */
                                    amount: string;
                                    currency: string;
                                    /** @description The cost of some of these runs is not fully known: it is at least this. */
                                    is_partial: boolean;
                                } | null;
                                /** @description All runs up to there whose start is known, since the day of the first; null where there are none. */
                                so_far: {
                                    /** @description A day in the time zone of the plan. */
                                    since: string;
                                    runs: number;
                                    cost: {
                                        /** @description Exact decimal text: what was reported, or estimated where nothing was. */
                                        amount: string;
                                        currency: string;
                                        /** @description The cost of some of these runs is not fully known: it is at least this. */
                                        is_partial: boolean;
                                    } | null;
                                } | null;
                                /** @description Null where one of the two is not known. */
                                trend: {
                                    /** @enum {string} */
                                    about: "accepted" | "runs";
                                    /** @description The accepted share (0 to 1) or the runs of these 30 days. */
                                    now: number;
                                    /** @description That of the 30 days before. */
                                    before: number;
                                    /**
                                     * @description Same: no more apart than chance allows.
                                     * @enum {string}
                                     */
                                    direction: "up" | "down" | "same";
                                } | null;
                                /** @description Those that are not over. */
                                open_findings: {
                                    high: number;
                                    medium: number;
                                    low: number;
                                };
                                /** @enum {string|null} */
                                cadence: "daily" | "weekly" | "monthly" | null;
                                next_review: string | null;
                                /** @description The oldest review that is due and waits for its signature. */
                                review_waiting: {
                                    id: string;
                                    due_at: string;
                                } | null;
                                last_review: {
                                    id: string;
                                    /** @enum {string} */
                                    verdict: "PASS" | "FAIL" | "INSUFFICIENT";
                                    /** @enum {string} */
                                    state: "drawn" | "signed" | "refused";
                                    due_at: string;
                                } | null;
                            }[];
                            /** @description People of the plan who are away today, and until when. */
                            away: {
                                key: string;
                                name: string;
                                /** @description A day in the time zone of the plan. */
                                to: string;
                                /** @description The name of who stands in. */
                                cover: string | null;
                            }[];
                            /** @description Days of the next 14 on which nobody answers. */
                            gaps: {
                                workflow: string;
                                /** @description A day in the time zone of the plan. */
                                from: string;
                                /** @description A day in the time zone of the plan. */
                                to: string;
                                because: string;
                            }[];
                            /** @description Proofs that have ended or end within 30 days, with the last day they hold. */
                            expiring: {
                                workflow: string;
                                words: string;
                                /** @description A day in the time zone of the plan. */
                                until: string;
                                expired: boolean;
                            }[];
                            /** @description Due reviews that wait for a signature, and findings that nobody has acknowledged. */
                            decisions: {
                                reviews: number;
                                findings: number;
                            };
                            /** @description Requests to alter something. */
                            requests: {
                                /** @description Those that are not over. */
                                open: number;
                                /** @description Those that wait for the caller, the longest waiting first, and who must do what next. */
                                mine: {
                                    id: string;
                                    title: string;
                                    workflow: string | null;
                                    next: string;
                                }[];
                            };
                            /** @description Tasks that are open and, of these, overdue: of all that the caller sees, and of the caller. */
                            tasks: {
                                open: number;
                                overdue: number;
                                mine: number;
                                mine_overdue: number;
                            };
                            /** @description Mails that wait for somebody to say whether they are requests: GET /api/v1/request-mails lists them. */
                            held_mails: number;
                            /** @description Lines of evidence that were refused lately and are kept to be mended: GET /api/v1/refused lists them. */
                            refused_lines: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the plan covers of a workflow: its purpose and people, what it may do and how far alone, its systems.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workflow: string;
                            name: string;
                            purpose: string | null;
                            /** @enum {string} */
                            risk: "high" | "medium" | "low";
                            owner: {
                                key: string;
                                name: string;
                            };
                            deputy: {
                                key: string;
                                name: string;
                            } | null;
                            case: {
                                what: string;
                                per_week: number | null;
                            } | null;
                            case_types: string[];
                            actions: {
                                action: string;
                                what: string | null;
                                /**
                                 * @description L0 never, L1 suggests, L2 asks each time, L3 when unsure, L4 alone.
                                 * @enum {string}
                                 */
                                boundary: "L0" | "L1" | "L2" | "L3" | "L4";
                                integration: string | null;
                                writes: boolean;
                                moves_money: boolean;
                            }[];
                            integrations: {
                                key: string;
                                name: string;
                                writes: boolean;
                            }[];
                            /** @description The live release that the plan names as active; null where it names none. */
                            release: string | null;
                            /** @description Those that ran, by the day (in the zone of the plan) of their first run; with that of their last. */
                            releases: {
                                release: string;
                                first: string;
                                last: string;
                            }[];
                            /** @enum {string|null} */
                            cadence: "daily" | "weekly" | "monthly" | null;
                            plan_version: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When a workflow was said to stand still, why, and when it ran again; the newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                workflow: string;
                                since: string;
                                why: string;
                                /** @description How the work is done until it runs again. */
                                meanwhile: string | null;
                                said_at: string;
                                /** @description Who said so: a name where it is known. */
                                by: string;
                                /** @description When it ran again; null while it stands still. */
                                until: string | null;
                                note: string | null;
                                started_by: string | null;
                                /** @description Null where it was only said that it stands still. */
                                effect: {
                                    connector: string;
                                    platform: string;
                                    /** @enum {string} */
                                    result: "confirmed" | "failed";
                                    /** @description What was read back, or why it could not be stopped. */
                                    said: string;
                                    at: string;
                                } | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a workflow stands still: since when, why, and how the work is done meanwhile. A record: nothing outside is stopped by it.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                        meanwhile?: string;
                        /** @description A day or a time; now where it is left out. */
                        since?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            since: string;
                            why: string;
                            /** @description How the work is done until it runs again. */
                            meanwhile: string | null;
                            said_at: string;
                            /** @description Who said so: a name where it is known. */
                            by: string;
                            /** @description When it ran again; null while it stands still. */
                            until: string | null;
                            note: string | null;
                            started_by: string | null;
                            /** @description Null where it was only said that it stands still. */
                            effect: {
                                connector: string;
                                platform: string;
                                /** @enum {string} */
                                result: "confirmed" | "failed";
                                /** @description What was read back, or why it could not be stopped. */
                                said: string;
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a workflow that stood still runs again, and sign it with a note.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            since: string;
                            why: string;
                            /** @description How the work is done until it runs again. */
                            meanwhile: string | null;
                            said_at: string;
                            /** @description Who said so: a name where it is known. */
                            by: string;
                            /** @description When it ran again; null while it stands still. */
                            until: string | null;
                            note: string | null;
                            started_by: string | null;
                            /** @description Null where it was only said that it stands still. */
                            effect: {
                                connector: string;
                                platform: string;
                                /** @enum {string} */
                                result: "confirmed" | "failed";
                                /** @description What was read back, or why it could not be stopped. */
                                said: string;
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/typed-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures that people typed for the weeks of a workflow, and the weeks that lack some; the newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What the plan in force asks somebody to type each week. */
                            asked: ("eligible" | "incidents" | "minutes" | "loss")[];
                            time_zone: string;
                            currency: string;
                            /** @description The last weeks that are over, of which figures can be typed; the newest first. */
                            over: {
                                /** @description The ISO week, such as 2026-W10, in the zone of the plan. */
                                week: string;
                                /** @description Its Monday. */
                                from: string;
                                /** @description Its Sunday. */
                                to: string;
                            }[];
                            items: {
                                /** @description The ISO week, such as 2026-W10, in the zone of the plan. */
                                week: string;
                                /** @description Its Monday. */
                                from: string;
                                /** @description Its Sunday. */
                                to: string;
                                figures: {
                                    /** @description Null where it was taken back. */
                                    value: string | null;
                                    currency: string | null;
                                    /** @description Who typed it: a name where it is known. */
                                    by: string;
                                    at: string;
                                    /** @enum {string} */
                                    figure: "eligible" | "incidents" | "minutes" | "loss";
                                    /** @description What was typed earlier, the newest first. */
                                    before: {
                                        /** @description Null where it was taken back. */
                                        value: string | null;
                                        currency: string | null;
                                        /** @description Who typed it: a name where it is known. */
                                        by: string;
                                        at: string;
                                    }[];
                                }[];
                                /** @description What the plan asks for and nobody typed: unknown, and not zero. */
                                lacks: ("eligible" | "incidents" | "minutes" | "loss")[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Type figures of a week that is over: eligible cases, incidents, minutes, loss. What was typed before stays, with who and when; null takes one back.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        week: string;
                        eligible?: string | number | null;
                        incidents?: string | number | null;
                        /** @description Minutes that people spent on it. */
                        minutes?: string | number | null;
                        /** @description An amount in the currency of the workspace, such as 45.50. */
                        loss?: string | number | null;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description What the plan in force asks somebody to type each week. */
                            asked: ("eligible" | "incidents" | "minutes" | "loss")[];
                            time_zone: string;
                            currency: string;
                            /** @description The last weeks that are over, of which figures can be typed; the newest first. */
                            over: {
                                /** @description The ISO week, such as 2026-W10, in the zone of the plan. */
                                week: string;
                                /** @description Its Monday. */
                                from: string;
                                /** @description Its Sunday. */
                                to: string;
                            }[];
                            items: {
                                /** @description The ISO week, such as 2026-W10, in the zone of the plan. */
                                week: string;
                                /** @description Its Monday. */
                                from: string;
                                /** @description Its Sunday. */
                                to: string;
                                figures: {
                                    /** @description Null where it was taken back. */
                                    value: string | null;
                                    currency: string | null;
                                    /** @description Who typed it: a name where it is known. */
                                    by: string;
                                    at: string;
                                    /** @enum {string} */
                                    figure: "eligible" | "incidents" | "minutes" | "loss";
                                    /** @description What was typed earlier, the newest first. */
                                    before: {
                                        /** @description Null where it was taken back. */
                                        value: string | null;
                                        currency: string | null;
                                        /** @description Who typed it: a name where it is known. */
                                        by: string;
                                        at: string;
                                    }[];
                                }[];
                                /** @description What the plan asks for and nobody typed: unknown, and not zero. */
                                lacks: ("eligible" | "incidents" | "minutes" | "loss")[];
                            }[];
                            next: null;
                            /** @description How many figures are others now than before. */
                            changed: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The hours account: what the plan includes, what is used and left and until when, its periods, and one’s own timer.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            as_of: string;
                            time_zone: string;
                            currency: string;
                            /** @description Null where the plan includes no hours now. */
                            current: {
                                /** @description Its first day, in its time zone. */
                                from: string;
                                /** @description Its last day. */
                                to: string;
                                starts: string;
                                ends: string;
                                time_zone: string;
                                /** @description The plan by which its hours are granted; no later one changes that. */
                                plan_version: number;
                                step_minutes: number;
                                /** @description Of what it had; null where it had nothing. */
                                used_percent: string | null;
                                /** @description Agreed to beyond them. */
                                consented: number;
                                figures: {
                                    /** @description What earlier periods had left that lasts. */
                                    opening: number;
                                    /** @description Whole minutes. */
                                    granted: number;
                                    /** @description Whole minutes. */
                                    carried_in: number;
                                    /** @description Whole minutes. */
                                    consumed: number;
                                    /** @description Whole minutes. */
                                    expired: number;
                                    /** @description Whole minutes. */
                                    carried_on: number;
                                    /** @description Whole minutes. */
                                    written_off: number;
                                    /** @description Whole minutes. */
                                    reserved: number;
                                    /** @description opening + granted + carried_in - consumed - expired - carried_on - written_off - reserved, always. */
                                    left: number;
                                    /** @description Consumed beyond them, by consent. */
                                    beyond: number;
                                };
                            } | null;
                            /** @description What can be used, in the order in which it is; "rollover" was carried on from an earlier period. */
                            lots: {
                                /** @enum {string} */
                                kind: "grant" | "rollover";
                                /** @description Whole minutes. */
                                left: number;
                                ends: string | null;
                            }[];
                            /** @description The newest first. */
                            periods: {
                                /** @description Its first day, in its time zone. */
                                from: string;
                                /** @description Its last day. */
                                to: string;
                                starts: string;
                                ends: string;
                                time_zone: string;
                                /** @description The plan by which its hours are granted; no later one changes that. */
                                plan_version: number;
                                step_minutes: number;
                                /** @description Of what it had; null where it had nothing. */
                                used_percent: string | null;
                                /** @description Agreed to beyond them. */
                                consented: number;
                                figures: {
                                    /** @description What earlier periods had left that lasts. */
                                    opening: number;
                                    /** @description Whole minutes. */
                                    granted: number;
                                    /** @description Whole minutes. */
                                    carried_in: number;
                                    /** @description Whole minutes. */
                                    consumed: number;
                                    /** @description Whole minutes. */
                                    expired: number;
                                    /** @description Whole minutes. */
                                    carried_on: number;
                                    /** @description Whole minutes. */
                                    written_off: number;
                                    /** @description Whole minutes. */
                                    reserved: number;
                                    /** @description opening + granted + carried_in - consumed - expired - carried_on - written_off - reserved, always. */
                                    left: number;
                                    /** @description Consumed beyond them, by consent. */
                                    beyond: number;
                                };
                            }[];
                            /** @description The hour bands of the period that is now: with them it matters when time began. */
                            bands: {
                                name: string;
                                weight: string;
                            }[];
                            rates: {
                                name: string;
                                rate: string;
                            }[];
                            /** @description Whose time can be entered. */
                            people: {
                                key: string;
                                name: string;
                            }[];
                            /** @description The newest first. */
                            consents: {
                                id: string;
                                from: string;
                                to: string;
                                /** @description Whole minutes. */
                                minutes: number;
                                /** @description By which what is used of it is billed. */
                                rate: {
                                    name: string;
                                    rate: string;
                                } | null;
                                because: string;
                                at: string;
                                by: string;
                            }[];
                            /** @description Time of days on which the plan included no hours, from the first to the last: no statement has it. */
                            outside: {
                                /** @description As they were worked. */
                                minutes: number;
                                from: string;
                                to: string;
                                amounts: {
                                    amount: string;
                                    currency: string;
                                }[];
                                /** @description To be paid, and the plan had no rate. */
                                unpriced: number;
                            } | null;
                            /** @description That of the caller. */
                            timer: {
                                about: {
                                    /** @enum {string} */
                                    kind: "workflow" | "finding" | "review" | "request";
                                    id: string;
                                    /** @description As it is called; null where that is not known here. */
                                    title: string | null;
                                };
                                note: string | null;
                                day: string;
                                started_at: string;
                                /** @description Stopped and not entered: it counts no further and waits. */
                                stopped_at: string | null;
                                /** @description Whole minutes that it counted. */
                                minutes: number;
                                /** @description Whole minutes that it ran and that were taken off. */
                                taken_off: number;
                                /**
                                 * @description Who pays for it, as far as that is decided.
                                 * @enum {string}
                                 */
                                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                                /** @description It ran longer than anybody works: only who started it can say how long they did. */
                                is_forgotten: boolean;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Time that people entered, the newest first: of the period that is now, or between two days.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A day; the first of the period where it is left out. */
                    from?: string;
                    /** @description A day, which counts. */
                    to?: string;
                    person?: string;
                    class?: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            items: {
                                id: string;
                                day: string;
                                /** @description As they were worked. */
                                minutes: number;
                                /** @description As they were taken from the hours: in steps of the plan; 0 where its class takes none. */
                                counted: number;
                                person: string;
                                name: string;
                                about: {
                                    /** @enum {string} */
                                    kind: "workflow" | "finding" | "review" | "request";
                                    id: string;
                                    /** @description As it is called; null where that is not known here. */
                                    title: string | null;
                                };
                                /** @enum {string} */
                                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                                /** @description How the plan’s hour bands weighted it. */
                                bands: {
                                    band: string | null;
                                    /** @description Whole minutes. */
                                    minutes: number;
                                    weight: string;
                                }[] | null;
                                /** @description When it began, where that is known. */
                                began_at: string | null;
                                /** @description There was not as much left, and nobody agreed to more: at nobody’s cost. */
                                absorbed: boolean;
                                note: string | null;
                                rate: {
                                    name: string;
                                    rate: string;
                                } | null;
                                surcharge: string | null;
                                /** @description Null where it is not billed. */
                                cost: {
                                    amount: string;
                                    currency: string;
                                } | null;
                                /** @description That a timer ran and its person took off: they were away. */
                                taken_off: number;
                                source: string;
                                entered_at: string;
                                taken_back: {
                                    because: string;
                                    at: string;
                                } | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Enter time that somebody worked. It takes from the hours what its class says, and never more than there is or was agreed to.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description What it is spent on: a workflow, a finding, a review or a request.
                         * @enum {string}
                         */
                        about: "workflow" | "finding" | "review" | "request";
                        /** @description A request is also named by the last characters of its id, or by its title. */
                        id: string;
                        /**
                         * @description Who pays: what each class does is told by docs/hours.md.
                         * @default from allowance
                         * @enum {string}
                         */
                        class?: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                        note?: string;
                        /** @description Of billed time: the rate of the plan, where it has several. */
                        rate?: string;
                        /**
                         * @description Enter it at nobody’s cost, where it takes more than there is and nobody agreed to more.
                         * @default false
                         */
                        absorb?: boolean;
                        minutes: number;
                        /** @description Today where it is left out. */
                        day?: string;
                        /** @description When it began, on the clock of the plan’s zone, like 22:15: by it the plan’s hour bands count. */
                        from?: string;
                        /** @description The key of a person in the plan; oneself where it is left out. */
                        person?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description Whole minutes. */
                            counted: number;
                            bands: {
                                band: string | null;
                                /** @description Whole minutes. */
                                minutes: number;
                                weight: string;
                            }[] | null;
                            /** @description Of these by consent. */
                            beyond: number;
                            absorbed: boolean;
                            /** @description Whole minutes. */
                            left: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/times/{id}/taking-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back time that was entered wrongly, and what it took from the hours. It stays readable, with the reason.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Whole minutes. */
                            left: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/spent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was worked on one workflow, finding, review or request so far, by whom, and whose timer runs on it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query: {
                    /** @description What it is spent on: a workflow, a finding, a review or a request. */
                    about: "workflow" | "finding" | "review" | "request";
                    /** @description A request is also named by the last characters of its id, or by its title. */
                    id: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            about: {
                                /** @enum {string} */
                                kind: "workflow" | "finding" | "review" | "request";
                                id: string;
                                /** @description As it is called; null where that is not known here. */
                                title: string | null;
                            };
                            /** @description Whole minutes, as they were worked. */
                            minutes: number;
                            /** @description Who worked most, first. */
                            people: {
                                person: string;
                                name: string;
                                /** @description Whole minutes, as they were worked. */
                                minutes: number;
                            }[];
                            /** @description Those that run on it, the longest first. What they count is in no sum yet. */
                            timers: {
                                person: string;
                                name: string;
                                is_mine: boolean;
                                started_at: string;
                                /** @description It is stopped and waits to be entered. */
                                stopped_at: string | null;
                                /** @description Whole minutes, as they were worked. */
                                minutes: number;
                            }[];
                            /**
                             * @description Who pays for more of it, as far as that is decided.
                             * @enum {string}
                             */
                            class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/timer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s own timer, here or in another workspace that one may see: one has one, wherever one works.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description By the clock of the server. */
                            now: string;
                            /** @description That which runs here. */
                            timer: {
                                about: {
                                    /** @enum {string} */
                                    kind: "workflow" | "finding" | "review" | "request";
                                    id: string;
                                    /** @description As it is called; null where that is not known here. */
                                    title: string | null;
                                };
                                note: string | null;
                                day: string;
                                started_at: string;
                                /** @description Stopped and not entered: it counts no further and waits. */
                                stopped_at: string | null;
                                /** @description Whole minutes that it counted. */
                                minutes: number;
                                /** @description Whole minutes that it ran and that were taken off. */
                                taken_off: number;
                                /**
                                 * @description Who pays for it, as far as that is decided.
                                 * @enum {string}
                                 */
                                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                                /** @description It ran longer than anybody works: only who started it can say how long they did. */
                                is_forgotten: boolean;
                            } | null;
                            /** @description Where it runs in another workspace. */
                            elsewhere: {
                                workspace: string;
                                name: string;
                                started_at: string;
                            } | null;
                            /** @description After so many minutes without anything done, a face asks whether one worked meanwhile. */
                            ask_after_minutes: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Start one’s own timer on something. One has one timer, wherever one works.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description What it is spent on: a workflow, a finding, a review or a request.
                         * @enum {string}
                         */
                        about: "workflow" | "finding" | "review" | "request";
                        /** @description A request is also named by the last characters of its id, or by its title. */
                        id: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            about: {
                                /** @enum {string} */
                                kind: "workflow" | "finding" | "review" | "request";
                                id: string;
                                /** @description As it is called; null where that is not known here. */
                                title: string | null;
                            };
                            note: string | null;
                            day: string;
                            started_at: string;
                            /** @description Stopped and not entered: it counts no further and waits. */
                            stopped_at: string | null;
                            /** @description Whole minutes that it counted. */
                            minutes: number;
                            /** @description Whole minutes that it ran and that were taken off. */
                            taken_off: number;
                            /**
                             * @description Who pays for it, as far as that is decided.
                             * @enum {string}
                             */
                            class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                            /** @description It ran longer than anybody works: only who started it can say how long they did. */
                            is_forgotten: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Throw one’s timer away: nothing is entered.
         * @description For owner, operator, reviewer.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            dropped: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/timer/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop one’s timer and enter what it counted. Where that is refused it counts no further and waits; one that was forgotten is entered only with the minutes one says.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description Who pays: what each class does is told by docs/hours.md.
                         * @default from allowance
                         * @enum {string}
                         */
                        class?: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                        note?: string;
                        /** @description Of billed time: the rate of the plan, where it has several. */
                        rate?: string;
                        /**
                         * @description Enter it at nobody’s cost, where it takes more than there is and nobody agreed to more.
                         * @default false
                         */
                        absorb?: boolean;
                        /** @description In place of what it counted. */
                        minutes?: number;
                        /** @description Minutes to take off what it counted: one was away. */
                        less?: number;
                        /** @description When one left: what it counted since is taken off. */
                        left_at?: string;
                        /** @description The day on which it was started where it is left out. */
                        day?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description Whole minutes. */
                            counted: number;
                            bands: {
                                band: string | null;
                                /** @description Whole minutes. */
                                minutes: number;
                                weight: string;
                            }[] | null;
                            /** @description Of these by consent. */
                            beyond: number;
                            absorbed: boolean;
                            /** @description Whole minutes. */
                            left: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/timer/away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take off one’s timer what it counted while one was away. It goes on; told twice, it is taken off once. The minutes are kept with the time.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description When one left. */
                        from: string;
                        /** @description When one was back. */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            about: {
                                /** @enum {string} */
                                kind: "workflow" | "finding" | "review" | "request";
                                id: string;
                                /** @description As it is called; null where that is not known here. */
                                title: string | null;
                            };
                            note: string | null;
                            day: string;
                            started_at: string;
                            /** @description Stopped and not entered: it counts no further and waits. */
                            stopped_at: string | null;
                            /** @description Whole minutes that it counted. */
                            minutes: number;
                            /** @description Whole minutes that it ran and that were taken off. */
                            taken_off: number;
                            /**
                             * @description Who pays for it, as far as that is decided.
                             * @enum {string}
                             */
                            class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                            /** @description It ran longer than anybody works: only who started it can say how long they did. */
                            is_forgotten: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree that more than the included hours may be used in a period, up to so many minutes, before they are. Only who holds the budget on the client’s side may.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        minutes: number;
                        because: string;
                        /** @description A day of the period; today where it is left out. */
                        day?: string;
                        /** @description By which it is billed, where the plan has several. */
                        rate?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            from: string;
                            to: string;
                            /** @description Whole minutes. */
                            minutes: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The periods of the hours account with what was issued of each, the newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                from: string;
                                to: string;
                                is_over: boolean;
                                versions: {
                                    version: number;
                                    hash: string;
                                    because: string | null;
                                    issued_at: string;
                                    issued_by: string;
                                    decision_seq: number;
                                    /** @description What the client’s side said of it, the latest first: that holds. */
                                    answers: {
                                        /** @enum {string} */
                                        answer: "accepted" | "disputed";
                                        because: string | null;
                                        at: string;
                                        by: string;
                                        decision_seq: number;
                                    }[];
                                }[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The statement of a period: what was granted, used by whom and for what, what became of the rest, and what is to be paid. As it was issued, or as it stands now.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A day of the period, or a month; today where it is left out. */
                    period?: string;
                    /** @description A version that was issued, or "now"; the newest one where it is left out, and where none was issued, now. */
                    version?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description That of the statement told here; null of how things stand now. */
                            version: number | null;
                            /** @description What was issued of the period, the newest first. */
                            versions: {
                                version: number;
                                hash: string;
                                because: string | null;
                                issued_at: string;
                                issued_by: string;
                                decision_seq: number;
                                /** @description What the client’s side said of it, the latest first: that holds. */
                                answers: {
                                    /** @enum {string} */
                                    answer: "accepted" | "disputed";
                                    because: string | null;
                                    at: string;
                                    by: string;
                                    decision_seq: number;
                                }[];
                            }[];
                            /** @description Whether something changed since the newest version was issued. */
                            is_changed: boolean;
                            statement: components["schemas"]["HoursStatement"];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/statement/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as CSV: a line for each time and contra entry, or, for accounting, one for each person, class and rate.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A day of the period, or a month; today where it is left out. */
                    period?: string;
                    /** @description A version that was issued, or "now"; the newest one where it is left out, and where none was issued, now. */
                    version?: string;
                    of?: "times" | "accounting";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/statement/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as PDF. A version that was issued gives the same bytes each time.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A day of the period, or a month; today where it is left out. */
                    period?: string;
                    /** @description A version that was issued, or "now"; the newest one where it is left out, and where none was issued, now. */
                    version?: string;
                    /** @description Left out: as the caller reads. */
                    language?: "en" | "de";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/statement/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue the statement of a period that is over. It is frozen and the decision entered in the log; a later correction is another version, with a reason.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A day of the period, or a month; today where it is left out. */
                        period?: string;
                        /** @description Of another version: why it is put in place of the last. */
                        because?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description That of the statement told here; null of how things stand now. */
                            version: number | null;
                            /** @description What was issued of the period, the newest first. */
                            versions: {
                                version: number;
                                hash: string;
                                because: string | null;
                                issued_at: string;
                                issued_by: string;
                                decision_seq: number;
                                /** @description What the client’s side said of it, the latest first: that holds. */
                                answers: {
                                    /** @enum {string} */
                                    answer: "accepted" | "disputed";
                                    because: string | null;
                                    at: string;
                                    by: string;
                                    decision_seq: number;
                                }[];
                            }[];
                            /** @description Whether something changed since the newest version was issued. */
                            is_changed: boolean;
                            statement: components["schemas"]["HoursStatement"];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/statement/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or dispute a statement that was issued, on the client’s side. Accepting is for who holds the budget; the decision log has it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A day of the period, or a month; today where it is left out. */
                        period?: string;
                        version: number;
                        /** @enum {string} */
                        answer: "accepted" | "disputed";
                        /** @description What is wrong with it, where it is disputed. */
                        because?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            hash: string;
                            because: string | null;
                            issued_at: string;
                            issued_by: string;
                            decision_seq: number;
                            /** @description What the client’s side said of it, the latest first: that holds. */
                            answers: {
                                /** @enum {string} */
                                answer: "accepted" | "disputed";
                                because: string | null;
                                at: string;
                                by: string;
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Minutes of the included hours that are kept for something, the newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                minutes: number;
                                because: string;
                                at: string;
                                by: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Keep minutes of the included hours for something: what others use does not touch them.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        minutes: number;
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            left: number;
                            id: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/reservations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give back what is kept for something.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            left: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give minutes of the included hours up for good. Only who holds the budget on the client’s side may.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        minutes: number;
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            left: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What help is owed for: open findings and requests with their clocks, those due first, and how many promises were kept of how many in the last months.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            as_of: string;
                            time_zone: string;
                            /** @description The severities of the plan; none where it promises nothing. */
                            promised: {
                                /** @enum {string} */
                                severity: "S1" | "S2" | "S3" | "S4";
                                means: string;
                            }[];
                            open: {
                                /** @enum {string} */
                                kind: "finding" | "request";
                                id: string;
                                workflow: string | null;
                                title: string;
                                /** @enum {string} */
                                severity: "S1" | "S2" | "S3" | "S4";
                                opened: string;
                                over: boolean;
                                clocks: {
                                    /** @enum {string} */
                                    clock: "acknowledge" | "contain" | "restore";
                                    /**
                                     * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                     * @enum {string}
                                     */
                                    state: "done" | "running" | "outside" | "paused" | "none";
                                    /** @description What is promised, on its calendar. */
                                    target_ms: number | null;
                                    /** @description Time that counted, on the calendars that held. */
                                    elapsed_ms: number;
                                    /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                    used_percent: number;
                                    /** @description Of what is promised now; below zero once it is broken. */
                                    left_ms: number | null;
                                    /** @description When it will be broken, or was, if all stays as it is. */
                                    due: string | null;
                                    done_at: string | null;
                                    /** @description Stays, whatever happens later. */
                                    broken_at: string | null;
                                    passed: {
                                        share: string;
                                        at: string;
                                    }[];
                                    waited: {
                                        reason: string;
                                        /** @description Milliseconds. */
                                        working_ms: number;
                                        /** @description Milliseconds. */
                                        real_ms: number;
                                        /** @description Whether the clock stood still. */
                                        stopped: boolean;
                                    }[];
                                }[];
                                /** @description What it waits for now. */
                                waits: {
                                    reason: string;
                                    awaited: string | null;
                                    evidence: string | null;
                                    since: string;
                                } | null;
                            }[];
                            months: {
                                month: string;
                                /** @enum {string} */
                                severity: "S1" | "S2" | "S3" | "S4";
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                kept: number;
                                /** @description How many promises came to something in it: kept or broken. */
                                of: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support/{kind}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clocks of one finding or request, and what was said of it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    kind: "finding" | "request";
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "finding" | "request";
                            id: string;
                            workflow: string | null;
                            title: string;
                            /** @enum {string} */
                            severity: "S1" | "S2" | "S3" | "S4";
                            opened: string;
                            over: boolean;
                            clocks: {
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                /**
                                 * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                 * @enum {string}
                                 */
                                state: "done" | "running" | "outside" | "paused" | "none";
                                /** @description What is promised, on its calendar. */
                                target_ms: number | null;
                                /** @description Time that counted, on the calendars that held. */
                                elapsed_ms: number;
                                /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                used_percent: number;
                                /** @description Of what is promised now; below zero once it is broken. */
                                left_ms: number | null;
                                /** @description When it will be broken, or was, if all stays as it is. */
                                due: string | null;
                                done_at: string | null;
                                /** @description Stays, whatever happens later. */
                                broken_at: string | null;
                                passed: {
                                    share: string;
                                    at: string;
                                }[];
                                waited: {
                                    reason: string;
                                    /** @description Milliseconds. */
                                    working_ms: number;
                                    /** @description Milliseconds. */
                                    real_ms: number;
                                    /** @description Whether the clock stood still. */
                                    stopped: boolean;
                                }[];
                            }[];
                            /** @description What it waits for now. */
                            waits: {
                                reason: string;
                                awaited: string | null;
                                evidence: string | null;
                                since: string;
                            } | null;
                            said: {
                                at: string;
                                /** @enum {string} */
                                kind: "severity" | "contained" | "paused" | "resumed" | "explained";
                                by: string | null;
                                /** @enum {string|null} */
                                severity: "S1" | "S2" | "S3" | "S4" | null;
                                /** @enum {string|null} */
                                clock: "acknowledge" | "contain" | "restore" | null;
                                /** @enum {string|null} */
                                reason: "client" | "third party" | "maintenance" | "out of scope" | null;
                                /** @enum {string|null} */
                                breach: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other" | null;
                                awaited: string | null;
                                evidence: string | null;
                                note: string | null;
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support/{kind}/{id}/severity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how severe it is, and why. What of each promise is used stays used. Entered in the decision log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    kind: "finding" | "request";
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        severity: "S1" | "S2" | "S3" | "S4";
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "finding" | "request";
                            id: string;
                            workflow: string | null;
                            title: string;
                            /** @enum {string} */
                            severity: "S1" | "S2" | "S3" | "S4";
                            opened: string;
                            over: boolean;
                            clocks: {
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                /**
                                 * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                 * @enum {string}
                                 */
                                state: "done" | "running" | "outside" | "paused" | "none";
                                /** @description What is promised, on its calendar. */
                                target_ms: number | null;
                                /** @description Time that counted, on the calendars that held. */
                                elapsed_ms: number;
                                /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                used_percent: number;
                                /** @description Of what is promised now; below zero once it is broken. */
                                left_ms: number | null;
                                /** @description When it will be broken, or was, if all stays as it is. */
                                due: string | null;
                                done_at: string | null;
                                /** @description Stays, whatever happens later. */
                                broken_at: string | null;
                                passed: {
                                    share: string;
                                    at: string;
                                }[];
                                waited: {
                                    reason: string;
                                    /** @description Milliseconds. */
                                    working_ms: number;
                                    /** @description Milliseconds. */
                                    real_ms: number;
                                    /** @description Whether the clock stood still. */
                                    stopped: boolean;
                                }[];
                            }[];
                            /** @description What it waits for now. */
                            waits: {
                                reason: string;
                                awaited: string | null;
                                evidence: string | null;
                                since: string;
                            } | null;
                            said: {
                                at: string;
                                /** @enum {string} */
                                kind: "severity" | "contained" | "paused" | "resumed" | "explained";
                                by: string | null;
                                /** @enum {string|null} */
                                severity: "S1" | "S2" | "S3" | "S4" | null;
                                /** @enum {string|null} */
                                clock: "acknowledge" | "contain" | "restore" | null;
                                /** @enum {string|null} */
                                reason: "client" | "third party" | "maintenance" | "out of scope" | null;
                                /** @enum {string|null} */
                                breach: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other" | null;
                                awaited: string | null;
                                evidence: string | null;
                                note: string | null;
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support/{kind}/{id}/containment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that no further harm is done by it, and how. Entered in the decision log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    kind: "finding" | "request";
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "finding" | "request";
                            id: string;
                            workflow: string | null;
                            title: string;
                            /** @enum {string} */
                            severity: "S1" | "S2" | "S3" | "S4";
                            opened: string;
                            over: boolean;
                            clocks: {
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                /**
                                 * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                 * @enum {string}
                                 */
                                state: "done" | "running" | "outside" | "paused" | "none";
                                /** @description What is promised, on its calendar. */
                                target_ms: number | null;
                                /** @description Time that counted, on the calendars that held. */
                                elapsed_ms: number;
                                /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                used_percent: number;
                                /** @description Of what is promised now; below zero once it is broken. */
                                left_ms: number | null;
                                /** @description When it will be broken, or was, if all stays as it is. */
                                due: string | null;
                                done_at: string | null;
                                /** @description Stays, whatever happens later. */
                                broken_at: string | null;
                                passed: {
                                    share: string;
                                    at: string;
                                }[];
                                waited: {
                                    reason: string;
                                    /** @description Milliseconds. */
                                    working_ms: number;
                                    /** @description Milliseconds. */
                                    real_ms: number;
                                    /** @description Whether the clock stood still. */
                                    stopped: boolean;
                                }[];
                            }[];
                            /** @description What it waits for now. */
                            waits: {
                                reason: string;
                                awaited: string | null;
                                evidence: string | null;
                                since: string;
                            } | null;
                            said: {
                                at: string;
                                /** @enum {string} */
                                kind: "severity" | "contained" | "paused" | "resumed" | "explained";
                                by: string | null;
                                /** @enum {string|null} */
                                severity: "S1" | "S2" | "S3" | "S4" | null;
                                /** @enum {string|null} */
                                clock: "acknowledge" | "contain" | "restore" | null;
                                /** @enum {string|null} */
                                reason: "client" | "third party" | "maintenance" | "out of scope" | null;
                                /** @enum {string|null} */
                                breach: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other" | null;
                                awaited: string | null;
                                evidence: string | null;
                                note: string | null;
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support/{kind}/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it waits, for whom and why. Its clocks stand still where the plan says that this reason stops them; the time is counted and shown.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    kind: "finding" | "request";
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        reason: "client" | "third party" | "maintenance" | "out of scope";
                        awaited: string;
                        /** @description Where it can be looked up: a ticket, a mail. */
                        evidence?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "finding" | "request";
                            id: string;
                            workflow: string | null;
                            title: string;
                            /** @enum {string} */
                            severity: "S1" | "S2" | "S3" | "S4";
                            opened: string;
                            over: boolean;
                            clocks: {
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                /**
                                 * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                 * @enum {string}
                                 */
                                state: "done" | "running" | "outside" | "paused" | "none";
                                /** @description What is promised, on its calendar. */
                                target_ms: number | null;
                                /** @description Time that counted, on the calendars that held. */
                                elapsed_ms: number;
                                /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                used_percent: number;
                                /** @description Of what is promised now; below zero once it is broken. */
                                left_ms: number | null;
                                /** @description When it will be broken, or was, if all stays as it is. */
                                due: string | null;
                                done_at: string | null;
                                /** @description Stays, whatever happens later. */
                                broken_at: string | null;
                                passed: {
                                    share: string;
                                    at: string;
                                }[];
                                waited: {
                                    reason: string;
                                    /** @description Milliseconds. */
                                    working_ms: number;
                                    /** @description Milliseconds. */
                                    real_ms: number;
                                    /** @description Whether the clock stood still. */
                                    stopped: boolean;
                                }[];
                            }[];
                            /** @description What it waits for now. */
                            waits: {
                                reason: string;
                                awaited: string | null;
                                evidence: string | null;
                                since: string;
                            } | null;
                            said: {
                                at: string;
                                /** @enum {string} */
                                kind: "severity" | "contained" | "paused" | "resumed" | "explained";
                                by: string | null;
                                /** @enum {string|null} */
                                severity: "S1" | "S2" | "S3" | "S4" | null;
                                /** @enum {string|null} */
                                clock: "acknowledge" | "contain" | "restore" | null;
                                /** @enum {string|null} */
                                reason: "client" | "third party" | "maintenance" | "out of scope" | null;
                                /** @enum {string|null} */
                                breach: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other" | null;
                                awaited: string | null;
                                evidence: string | null;
                                note: string | null;
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support/{kind}/{id}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it waits no longer. Its clocks go on where they stood.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    kind: "finding" | "request";
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "finding" | "request";
                            id: string;
                            workflow: string | null;
                            title: string;
                            /** @enum {string} */
                            severity: "S1" | "S2" | "S3" | "S4";
                            opened: string;
                            over: boolean;
                            clocks: {
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                /**
                                 * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                 * @enum {string}
                                 */
                                state: "done" | "running" | "outside" | "paused" | "none";
                                /** @description What is promised, on its calendar. */
                                target_ms: number | null;
                                /** @description Time that counted, on the calendars that held. */
                                elapsed_ms: number;
                                /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                used_percent: number;
                                /** @description Of what is promised now; below zero once it is broken. */
                                left_ms: number | null;
                                /** @description When it will be broken, or was, if all stays as it is. */
                                due: string | null;
                                done_at: string | null;
                                /** @description Stays, whatever happens later. */
                                broken_at: string | null;
                                passed: {
                                    share: string;
                                    at: string;
                                }[];
                                waited: {
                                    reason: string;
                                    /** @description Milliseconds. */
                                    working_ms: number;
                                    /** @description Milliseconds. */
                                    real_ms: number;
                                    /** @description Whether the clock stood still. */
                                    stopped: boolean;
                                }[];
                            }[];
                            /** @description What it waits for now. */
                            waits: {
                                reason: string;
                                awaited: string | null;
                                evidence: string | null;
                                since: string;
                            } | null;
                            said: {
                                at: string;
                                /** @enum {string} */
                                kind: "severity" | "contained" | "paused" | "resumed" | "explained";
                                by: string | null;
                                /** @enum {string|null} */
                                severity: "S1" | "S2" | "S3" | "S4" | null;
                                /** @enum {string|null} */
                                clock: "acknowledge" | "contain" | "restore" | null;
                                /** @enum {string|null} */
                                reason: "client" | "third party" | "maintenance" | "out of scope" | null;
                                /** @enum {string|null} */
                                breach: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other" | null;
                                awaited: string | null;
                                evidence: string | null;
                                note: string | null;
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/support/{kind}/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say why a promise was broken, by a reason that can be counted. Entered in the decision log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    kind: "finding" | "request";
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        clock: "acknowledge" | "contain" | "restore";
                        /** @enum {string} */
                        reason: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other";
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            kind: "finding" | "request";
                            id: string;
                            workflow: string | null;
                            title: string;
                            /** @enum {string} */
                            severity: "S1" | "S2" | "S3" | "S4";
                            opened: string;
                            over: boolean;
                            clocks: {
                                /** @enum {string} */
                                clock: "acknowledge" | "contain" | "restore";
                                /**
                                 * @description `outside`: it runs, and nobody is at work now. `paused`: it stands still. `none`: nothing is promised.
                                 * @enum {string}
                                 */
                                state: "done" | "running" | "outside" | "paused" | "none";
                                /** @description What is promised, on its calendar. */
                                target_ms: number | null;
                                /** @description Time that counted, on the calendars that held. */
                                elapsed_ms: number;
                                /** @description Each stretch of time as a share of what was promised then; rounded down to a tenth. */
                                used_percent: number;
                                /** @description Of what is promised now; below zero once it is broken. */
                                left_ms: number | null;
                                /** @description When it will be broken, or was, if all stays as it is. */
                                due: string | null;
                                done_at: string | null;
                                /** @description Stays, whatever happens later. */
                                broken_at: string | null;
                                passed: {
                                    share: string;
                                    at: string;
                                }[];
                                waited: {
                                    reason: string;
                                    /** @description Milliseconds. */
                                    working_ms: number;
                                    /** @description Milliseconds. */
                                    real_ms: number;
                                    /** @description Whether the clock stood still. */
                                    stopped: boolean;
                                }[];
                            }[];
                            /** @description What it waits for now. */
                            waits: {
                                reason: string;
                                awaited: string | null;
                                evidence: string | null;
                                since: string;
                            } | null;
                            said: {
                                at: string;
                                /** @enum {string} */
                                kind: "severity" | "contained" | "paused" | "resumed" | "explained";
                                by: string | null;
                                /** @enum {string|null} */
                                severity: "S1" | "S2" | "S3" | "S4" | null;
                                /** @enum {string|null} */
                                clock: "acknowledge" | "contain" | "restore" | null;
                                /** @enum {string|null} */
                                reason: "client" | "third party" | "maintenance" | "out of scope" | null;
                                /** @enum {string|null} */
                                breach: "nobody there" | "seen too late" | "took longer" | "waited for the client" | "waited for a third party" | "access was missing" | "severity was wrong" | "other" | null;
                                awaited: string | null;
                                evidence: string | null;
                                note: string | null;
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rota": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who covers when: who answers for each workflow on each of the next days, by which rota, who is away, and where nobody answers. It follows from the plan, the absences in it and what was said of its rotas.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    days?: number;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            as_of: string;
                            time_zone: string;
                            /** @description Of the plan. */
                            people: {
                                key: string;
                                name: string;
                            }[];
                            now: {
                                workflow: string;
                                name: string;
                                owner: {
                                    key: string;
                                    name: string;
                                };
                                answering: {
                                    key: string;
                                    name: string;
                                } | null;
                                because: string;
                                /** @description When that changes, if it does within these days. */
                                until: string | null;
                                /** @description Who answers from then on; null for nobody, and where nothing changes. */
                                next: {
                                    key: string;
                                    name: string;
                                } | null;
                            }[];
                            days: {
                                /** @description A day in the time zone of the plan. */
                                day: string;
                                is_working: boolean;
                                away: {
                                    key: string;
                                    name: string;
                                }[];
                            }[];
                            /** @description Workflows for which the same people answer stand together. */
                            cover: {
                                workflows: {
                                    workflow: string;
                                    name: string;
                                }[];
                                days: {
                                    /** @description A day in the time zone of the plan. */
                                    day: string;
                                    parts: {
                                        from: string;
                                        to: string;
                                        /** @description Null: nobody. */
                                        answering: {
                                            key: string;
                                            name: string;
                                        } | null;
                                        /** @description By which rota; null where none says so then, and the owner or deputy answers. */
                                        rota: string | null;
                                        because: string;
                                    }[];
                                }[];
                            }[];
                            /** @description Days on which nobody answers, the last one included. */
                            gaps: {
                                workflow: string;
                                name: string;
                                /** @description A day in the time zone of the plan. */
                                from: string;
                                /** @description A day in the time zone of the plan. */
                                to: string;
                                because: string;
                            }[];
                            rotas: {
                                rota: string;
                                turns: {
                                    key: string;
                                    name: string;
                                }[];
                                /** @enum {string} */
                                each: "day" | "week";
                                from: string;
                                hand_over: string;
                                time_zone: string;
                                /** @description Null: the hours of support. */
                                calendar: string | null;
                                /** @description Null: all. */
                                workflows: string[] | null;
                            }[];
                            /** @description Those that are not over, also what of them was taken back. */
                            swaps: {
                                id: string;
                                rota: string;
                                person: {
                                    key: string;
                                    name: string;
                                };
                                from: string;
                                to: string;
                                because: string;
                                said_at: string;
                                said_by: string;
                                /** @description Taken back: from when on it does not hold, and why. */
                                ended: {
                                    from: string;
                                    at: string;
                                    by: string;
                                    because: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rota/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody is on duty instead of others, from one moment or day to another, and why. What is over stays as it was. Entered in the decision log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A rota of the plan, by its name. */
                        rota: string;
                        /** @description Who is on duty: a person of the plan, by their key. */
                        person: string;
                        /** @description A day, from its beginning on the clock of the rota; or a moment with its zone. */
                        from: string;
                        /** @description A day, to its end; or a moment with its zone. */
                        to: string;
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            rota: string;
                            person: {
                                key: string;
                                name: string;
                            };
                            from: string;
                            to: string;
                            because: string;
                            said_at: string;
                            said_by: string;
                            /** @description Taken back: from when on it does not hold, and why. */
                            ended: {
                                from: string;
                                at: string;
                                by: string;
                                because: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rota/swaps/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a swap back, and say why: from now on whoever’s turn it is is on duty again. Entered in the decision log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            rota: string;
                            person: {
                                key: string;
                                name: string;
                            };
                            from: string;
                            to: string;
                            because: string;
                            said_at: string;
                            said_by: string;
                            /** @description Taken back: from when on it does not hold, and why. */
                            ended: {
                                from: string;
                                at: string;
                                by: string;
                                because: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether one has a secret address under which one’s calendar is read.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the address was made; null where there is none. */
                            made_at: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make the secret address of one’s calendar, which is shown this once: shifts, tasks, reviews that are due and proofs that end, as one may see them when it is read. One that was made before ends.
         * @description For whoever is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the address was made; null where there is none. */
                            made_at: string | null;
                            /** @description The secret address, for a calendar program. */
                            url: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        /**
         * End the secret address of one’s calendar: it opens nothing from now on.
         * @description For whoever is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description When the address was made; null where there is none. */
                            made_at: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter time from a detailed report of Toggl Track or a time report of Harvest, as CSV (docs/hours.md). Each row is entered once, however often it is sent; a dry run tells what would be, and keeps nothing.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description YAML: people, projects, skip, billable, other, rate, dates. */
                    mapping?: string;
                    dry_run?: "true" | "false";
                    /** @description Enter what stands beside time by hand, too. */
                    overlapping?: "true" | "false";
                    /** @description Enter at nobody’s cost what takes more than there is and nobody agreed to. */
                    absorb?: "true" | "false";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            program: "toggl" | "harvest";
                            dry_run: boolean;
                            entered: number;
                            /** @description Entered by an earlier import. */
                            known: number;
                            /** @description Left out: time by hand of the same person stands there already. */
                            overlaps: number;
                            /** @description Of the hours, as they are kept. */
                            left: number;
                            rows: {
                                line: number;
                                /** @enum {string} */
                                state: "entered" | "known" | "overlaps";
                                day: string;
                                from: string | null;
                                minutes: number;
                                counted: number;
                                person: string;
                                name: string;
                                about: {
                                    /** @enum {string} */
                                    kind: "workflow" | "finding" | "review" | "request";
                                    id: string;
                                };
                                /** @enum {string} */
                                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                                note: string | null;
                            }[];
                            refused: {
                                line: number;
                                says: string;
                            }[];
                            /** @description What neither plan nor mapping knows: add it to the mapping. */
                            unknown: {
                                people: string[];
                                projects: string[];
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Monthly reports, the newest month first. Drafts are seen by those who maintain, approved ones by everybody.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    month?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                month: string;
                                /** @description The workflows it is of; none for all of the plan. */
                                workflows: string[];
                                version: number;
                                /** @enum {string} */
                                state: "draft" | "approved";
                                /** @description Whether the month was over when it was drawn up. */
                                is_complete: boolean;
                                prepared_at: string;
                                prepared_by: string;
                                /** @description Why it takes the place of the version before. */
                                reason: string | null;
                                hash: string | null;
                                approved_at: string | null;
                                /** @description Whoever approved it had prepared it, and nobody else was named who could. */
                                has_conflict: boolean | null;
                                decision_seq: number | null;
                                sent_at: string | null;
                                sent_by: string | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Draw up the report of a month: as a draft; anew, where one waits; as a version that corrects the one before, where that is approved and a reason is given.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description 2026-03; of one that is not over as far as yesterday. */
                        month: string;
                        /**
                         * @description None for all of the plan.
                         * @default []
                         */
                        workflows?: string[];
                        reason?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            month: string;
                            /** @description The workflows it is of; none for all of the plan. */
                            workflows: string[];
                            version: number;
                            /** @enum {string} */
                            state: "draft" | "approved";
                            /** @description Whether the month was over when it was drawn up. */
                            is_complete: boolean;
                            prepared_at: string;
                            prepared_by: string;
                            /** @description Why it takes the place of the version before. */
                            reason: string | null;
                            approved_at: string | null;
                            /** @description Whoever approved it had prepared it, and nobody else was named who could. */
                            has_conflict: boolean | null;
                            decision_seq: number | null;
                            sent_at: string | null;
                            sent_by: string | null;
                            /** @description Of the document as it reads now: what an approval binds to. */
                            hash: string;
                            /** @description Where words may be written: the sentences of the first page, and a note under each heading. */
                            places: {
                                place: string;
                                title: string;
                                /** @description What was drawn up there; empty where a note may stand. */
                                drawn: string;
                                /** @description What somebody wrote in its place. */
                                words: string | null;
                                by: string | null;
                            }[];
                            approvals: {
                                by: string;
                                at: string;
                                hash: string;
                                is_preparer: boolean;
                            }[];
                            /** @description Each is to be had as CSV. */
                            tables: {
                                id: string;
                                caption: string;
                            }[];
                            /** @description All it says, as data: docs/reports.md tells its form. */
                            document: {
                                title: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One report with all it says.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            month: string;
                            /** @description The workflows it is of; none for all of the plan. */
                            workflows: string[];
                            version: number;
                            /** @enum {string} */
                            state: "draft" | "approved";
                            /** @description Whether the month was over when it was drawn up. */
                            is_complete: boolean;
                            prepared_at: string;
                            prepared_by: string;
                            /** @description Why it takes the place of the version before. */
                            reason: string | null;
                            approved_at: string | null;
                            /** @description Whoever approved it had prepared it, and nobody else was named who could. */
                            has_conflict: boolean | null;
                            decision_seq: number | null;
                            sent_at: string | null;
                            sent_by: string | null;
                            /** @description Of the document as it reads now: what an approval binds to. */
                            hash: string;
                            /** @description Where words may be written: the sentences of the first page, and a note under each heading. */
                            places: {
                                place: string;
                                title: string;
                                /** @description What was drawn up there; empty where a note may stand. */
                                drawn: string;
                                /** @description What somebody wrote in its place. */
                                words: string | null;
                                by: string | null;
                            }[];
                            approvals: {
                                by: string;
                                at: string;
                                hash: string;
                                is_preparer: boolean;
                            }[];
                            /** @description Each is to be had as CSV. */
                            tables: {
                                id: string;
                                caption: string;
                            }[];
                            /** @description All it says, as data: docs/reports.md tells its form. */
                            document: {
                                title: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Word sentences of a draft, or write notes under its headings, by their place; an empty text gives a place back. Figures are nobody’s to word.
         * @description For owner, operator, reviewer.
         */
        put: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        words: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            month: string;
                            /** @description The workflows it is of; none for all of the plan. */
                            workflows: string[];
                            version: number;
                            /** @enum {string} */
                            state: "draft" | "approved";
                            /** @description Whether the month was over when it was drawn up. */
                            is_complete: boolean;
                            prepared_at: string;
                            prepared_by: string;
                            /** @description Why it takes the place of the version before. */
                            reason: string | null;
                            approved_at: string | null;
                            /** @description Whoever approved it had prepared it, and nobody else was named who could. */
                            has_conflict: boolean | null;
                            decision_seq: number | null;
                            sent_at: string | null;
                            sent_by: string | null;
                            /** @description Of the document as it reads now: what an approval binds to. */
                            hash: string;
                            /** @description Where words may be written: the sentences of the first page, and a note under each heading. */
                            places: {
                                place: string;
                                title: string;
                                /** @description What was drawn up there; empty where a note may stand. */
                                drawn: string;
                                /** @description What somebody wrote in its place. */
                                words: string | null;
                                by: string | null;
                            }[];
                            approvals: {
                                by: string;
                                at: string;
                                hash: string;
                                is_preparer: boolean;
                            }[];
                            /** @description Each is to be had as CSV. */
                            tables: {
                                id: string;
                                caption: string;
                            }[];
                            /** @description All it says, as data: docs/reports.md tells its form. */
                            document: {
                                title: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a draft as it reads, which its hash names. It is frozen then; where who approves prepared it and the plan names another who could sign, that one has to approve it, too.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        hash: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            month: string;
                            /** @description The workflows it is of; none for all of the plan. */
                            workflows: string[];
                            version: number;
                            /** @enum {string} */
                            state: "draft" | "approved";
                            /** @description Whether the month was over when it was drawn up. */
                            is_complete: boolean;
                            prepared_at: string;
                            prepared_by: string;
                            /** @description Why it takes the place of the version before. */
                            reason: string | null;
                            approved_at: string | null;
                            /** @description Whoever approved it had prepared it, and nobody else was named who could. */
                            has_conflict: boolean | null;
                            decision_seq: number | null;
                            sent_at: string | null;
                            sent_by: string | null;
                            /** @description Of the document as it reads now: what an approval binds to. */
                            hash: string;
                            /** @description Where words may be written: the sentences of the first page, and a note under each heading. */
                            places: {
                                place: string;
                                title: string;
                                /** @description What was drawn up there; empty where a note may stand. */
                                drawn: string;
                                /** @description What somebody wrote in its place. */
                                words: string | null;
                                by: string | null;
                            }[];
                            approvals: {
                                by: string;
                                at: string;
                                hash: string;
                                is_preparer: boolean;
                            }[];
                            /** @description Each is to be had as CSV. */
                            tables: {
                                id: string;
                                caption: string;
                            }[];
                            /** @description All it says, as data: docs/reports.md tells its form. */
                            document: {
                                title: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an approved report: whom the rules of the plan name for a "report" hear of it, with a link.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            month: string;
                            /** @description The workflows it is of; none for all of the plan. */
                            workflows: string[];
                            version: number;
                            /** @enum {string} */
                            state: "draft" | "approved";
                            /** @description Whether the month was over when it was drawn up. */
                            is_complete: boolean;
                            prepared_at: string;
                            prepared_by: string;
                            /** @description Why it takes the place of the version before. */
                            reason: string | null;
                            approved_at: string | null;
                            /** @description Whoever approved it had prepared it, and nobody else was named who could. */
                            has_conflict: boolean | null;
                            decision_seq: number | null;
                            sent_at: string | null;
                            sent_by: string | null;
                            /** @description Of the document as it reads now: what an approval binds to. */
                            hash: string;
                            /** @description Where words may be written: the sentences of the first page, and a note under each heading. */
                            places: {
                                place: string;
                                title: string;
                                /** @description What was drawn up there; empty where a note may stand. */
                                drawn: string;
                                /** @description What somebody wrote in its place. */
                                words: string | null;
                                by: string | null;
                            }[];
                            approvals: {
                                by: string;
                                at: string;
                                hash: string;
                                is_preparer: boolean;
                            }[];
                            /** @description Each is to be had as CSV. */
                            tables: {
                                id: string;
                                caption: string;
                            }[];
                            /** @description All it says, as data: docs/reports.md tells its form. */
                            document: {
                                title: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report as a page of its own.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Left out: as the caller reads. */
                    language?: "en" | "de";
                    /** @description Whether figures lead to pages of the desk. */
                    behind?: "pages" | "none";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The report as PDF.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Left out: as the caller reads. */
                    language?: "en" | "de";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/tables/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A table of the report as CSV.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Left out: as the caller reads. */
                    language?: "en" | "de";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                    table: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letterhead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose name, colour and sign stand at the head of reports; without one, whoever the plan says maintains it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            letterhead: {
                                name: string;
                                /** @description Of headings and the line below the name, such as #1f4e79. */
                                colour: string | null;
                                logo: {
                                    /** @enum {string} */
                                    type: "image/png" | "image/jpeg";
                                    base64: string;
                                    width: number;
                                    height: number;
                                } | null;
                            } | null;
                            is_set: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Set it up. What is approved already keeps the head it was approved with. The sign is a PNG or JPEG of at most 150 kB, as base64.
         * @description For owner, operator.
         */
        put: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default null */
                        colour?: string | null;
                        /**
                         * @description Base64 of the file; null for none.
                         * @default null
                         */
                        logo?: string | null;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                            /** @description Of headings and the line below the name, such as #1f4e79. */
                            colour: string | null;
                            logo: {
                                /** @enum {string} */
                                type: "image/png" | "image/jpeg";
                                base64: string;
                                width: number;
                                height: number;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send lines of the record (JSON Lines). A line sent again replaces the earlier one; lines that cannot be read are refused one by one.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The position of the first line in the whole delivery; refusals are counted from it. */
                    first?: number;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-ndjson": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                            refused: {
                                position: number;
                                reason: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring runs and figures up to date with everything that was acknowledged, instead of within some seconds.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            settled: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what an API that lists records says, by how it is asked and a mapping of its fields, or guess both: its first page as lines of the record, and which records could not be read. Nothing is kept.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        /** @description The whole value of "Authorization", or lines such as "X-Api-Key: abc". */
                        key?: string;
                        /** @description How it is asked (docs/records.md). */
                        poll?: string;
                        /** @description What its fields are (docs/sheets.md). */
                        mapping?: string;
                        /** @description For a guess: the workflow that no field names. */
                        workflow?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As it is written into a file; guessed by headers and first rows where none was given. */
                            mapping: string;
                            is_guessed: boolean;
                            rows: number;
                            /** @description Lines of the record that the rows are made into. */
                            lines: number;
                            first: {
                                line: number;
                                lines: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            refused: number;
                            /** @description Of the first rows that would be refused. */
                            reasons: {
                                /** @description The line of the file on which the row begins. */
                                position: number;
                                reason: string;
                            }[];
                            /** @description As it is written into a file; guessed by the first answer where none was given. */
                            poll: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sheets/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what a published sheet says by a mapping of its columns, or guess one: its first rows as lines of the record, and which rows could not be read. Nothing is kept.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        url: string;
                        /** @description The whole value of "Authorization", where the sheet is not public. */
                        key?: string;
                        mapping?: string;
                        /** @description For a guess: the workflow that no column names. */
                        workflow?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As it is written into a file; guessed by headers and first rows where none was given. */
                            mapping: string;
                            is_guessed: boolean;
                            /** @description The mapping with its parts, as JSON: changed, it is given as the mapping again. */
                            written: {
                                /** @enum {number} */
                                sheet: 1;
                                delimiter?: string;
                                decimal?: string;
                                dates?: string[];
                                zone?: string;
                                id?: string[];
                                lines: {
                                    /** @enum {string} */
                                    type: "run" | "step" | "verdict" | "eligible" | "spend" | "incident";
                                    columns: {
                                        [key: string]: string | ({
                                            column: string;
                                        } & {
                                            [key: string]: unknown;
                                        });
                                    };
                                    set?: {
                                        [key: string]: string;
                                    };
                                    corrections?: unknown;
                                    when?: string;
                                }[];
                            };
                            /** @description The columns of the sheet, with what stands in them in the first rows. */
                            columns: {
                                name: string;
                                examples: string[];
                            }[];
                            /** @description What columns can become, by the type of line. */
                            fields: {
                                run?: string[];
                                step?: string[];
                                verdict?: string[];
                                eligible?: string[];
                                spend?: string[];
                                incident?: string[];
                            };
                            rows: number;
                            /** @description Lines of the record that the rows are made into. */
                            lines: number;
                            first: {
                                line: number;
                                lines: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            refused: number;
                            /** @description Of the first rows that would be refused. */
                            reasons: {
                                /** @description The line of the file on which the row begins. */
                                position: number;
                                reason: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a CSV file by a mapping of its columns to lines of the record (docs/sheets.md). Rows that cannot be read are refused with their line; a row sent again replaces the earlier one. Without a mapping one is guessed, and nothing is kept.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description YAML or JSON. */
                    mapping?: string;
                    /** @description For a guess: the workflow that no column names. */
                    workflow?: string;
                    /** @description Only say what would be kept and what refused. */
                    dry_run?: "true" | "false";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As it is written into a file; guessed by headers and first rows where none was given. */
                            mapping: string;
                            is_guessed: boolean;
                            /** @description The mapping with its parts, as JSON: changed, it is given as the mapping again. */
                            written: {
                                /** @enum {number} */
                                sheet: 1;
                                delimiter?: string;
                                decimal?: string;
                                dates?: string[];
                                zone?: string;
                                id?: string[];
                                lines: {
                                    /** @enum {string} */
                                    type: "run" | "step" | "verdict" | "eligible" | "spend" | "incident";
                                    columns: {
                                        [key: string]: string | ({
                                            column: string;
                                        } & {
                                            [key: string]: unknown;
                                        });
                                    };
                                    set?: {
                                        [key: string]: string;
                                    };
                                    corrections?: unknown;
                                    when?: string;
                                }[];
                            };
                            /** @description The columns of the sheet, with what stands in them in the first rows. */
                            columns: {
                                name: string;
                                examples: string[];
                            }[];
                            /** @description What columns can become, by the type of line. */
                            fields: {
                                run?: string[];
                                step?: string[];
                                verdict?: string[];
                                eligible?: string[];
                                spend?: string[];
                                incident?: string[];
                            };
                            rows: number;
                            /** @description Lines of the record that the rows are made into. */
                            lines: number;
                            first: {
                                line: number;
                                lines: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                            refused: number;
                            /** @description Of the first rows that would be refused. */
                            reasons: {
                                /** @description The line of the file on which the row begins. */
                                position: number;
                                reason: string;
                            }[];
                            /** @description Lines that were kept. */
                            accepted: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lines that were refused, the newest first, masked: of each workspace the last 1000, for 14 days, in 4 MB.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description Those that are wrong alike. */
                    kind?: string;
                    /** @description Those that one key or person sent last ("sent_by"). */
                    by?: string;
                    /** @description Those that came last on this day of the workspace. */
                    day?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description How it came: record, csv, otlp, langfuse, openai-agents or connector. */
                                way: string;
                                /** @description Which key or person sent it last. */
                                sent_by: string;
                                /** @description The same by name. */
                                sender: string;
                                first_at: string;
                                last_at: string;
                                /** @description How often it came. */
                                times: number;
                                reason: string;
                                /** @description Lines that are wrong alike have one. */
                                kind: string;
                                /** @description As it came, masked; null where it is not kept: it is longer than 64 KB, or its texts may not be kept. */
                                line: string | null;
                            }[];
                            next: string | null;
                            /** @description How many are kept in all. */
                            kept: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How refused lines are wrong: those that are wrong alike together, with how many came of whom on which day. Nothing is kept of what was refused because it belongs to what was erased: it is not among them.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                kind: string;
                                /** @description Why, without the values that stood there. */
                                says: string;
                                lines: number;
                                /** @description How often they came. */
                                times: number;
                                last_at: string;
                                parts: {
                                    sent_by: string;
                                    sender: string;
                                    day: string;
                                    lines: number;
                                    times: number;
                                }[];
                            }[];
                            next: null;
                            kept: number;
                            /** @description What was dismissed, the newest first, a hundred at most. */
                            dismissed: {
                                id: string;
                                lines: number;
                                because: string;
                                at: string;
                                by: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One line that was refused.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @description How it came: record, csv, otlp, langfuse, openai-agents or connector. */
                            way: string;
                            /** @description Which key or person sent it last. */
                            sent_by: string;
                            /** @description The same by name. */
                            sender: string;
                            first_at: string;
                            last_at: string;
                            /** @description How often it came. */
                            times: number;
                            reason: string;
                            /** @description Lines that are wrong alike have one. */
                            kind: string;
                            /** @description As it came, masked; null where it is not kept: it is longer than 64 KB, or its texts may not be kept. */
                            line: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused/{id}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would become of a refused line as somebody mended it, or as it is: what is wrong with it and where, or what would be understood. Nothing is kept.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What would be sent in its place. */
                        line?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            accepted: boolean;
                            faults: {
                                says: string;
                                /** @description Where in the text, in UTF-16 units; "to" is the first that does not belong to it. */
                                places: {
                                    from: number;
                                    to: number;
                                }[];
                            }[];
                            /** @description As it would be kept, masked; nested members with a point. Null where it cannot be read. */
                            understood: {
                                type: string;
                                fields: {
                                    name: string;
                                    value: string;
                                }[];
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a refused line again, as it was or mended. Accepted it counts once, as of when it was refused: what was sent properly since stays.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is sent in its place. */
                        line?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            accepted: boolean;
                            /** @description Why it is refused still. */
                            reason: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send refused lines again as they are, the newest 200 of those meant: after what was wrong with them was mended here. The cursor that is answered goes on from there.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Those that are wrong alike. */
                        kind?: string;
                        /** @description Those that one key or person sent last ("sent_by"). */
                        by?: string;
                        /**
                         * Format: date
                         * @description Those that came last on this day of the workspace.
                         */
                        day?: string;
                        cursor?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                accepted: boolean;
                                /** @description Why it is refused still. */
                                reason: string | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/refused/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep refused lines no more, because somebody says why they need not be mended: one by its id, those meant, or with nothing else named all of them. A decision.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id?: string;
                        /** @description Those that are wrong alike. */
                        kind?: string;
                        /** @description Those that one key or person sent last ("sent_by"). */
                        by?: string;
                        /**
                         * Format: date
                         * @description Those that came last on this day of the workspace.
                         */
                        day?: string;
                        /** @description Why. It is kept: do not name anybody in it. */
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many lines. */
                            dismissed: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what would have been told of a history of your own, and when: a table as CSV or TSV with a time, and how many cases there were, how many went wrong or right, what they cost. Nothing is kept.
         * @description For whoever is signed in.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The column that says when it was; guessed by its header where it is left out, none where it is empty. */
                    time?: string;
                    /** @description The column that says how many cases a row is about; without one each row is a case; guessed by its header where it is left out, none where it is empty. */
                    cases?: string;
                    /** @description The column that says how many of them went wrong, or whether it did; guessed by its header where it is left out, none where it is empty. */
                    bad?: string;
                    /** @description The column that says how many of them went right, or what became of it; guessed by its header where it is left out, none where it is empty. */
                    good?: string;
                    /** @description The column that says what they cost together; guessed by its header where it is left out, none where it is empty. */
                    cost?: string;
                    /** @description ">= 85%" went right, or "<= 5%" went wrong. */
                    target?: string;
                    /** @description How many false alarms a year are accepted; 0.1, one in ten years, where nothing is said. */
                    false_alarms?: number | null;
                    /** @description Where days begin and end; UTC where nothing is said. */
                    time_zone?: string;
                    /** @description Which comes first in 03/04/2026. */
                    dates?: "day" | "month";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                    "text/tab-separated-values": string;
                    "text/plain": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            columns: {
                                name: string;
                                examples: string[];
                            }[];
                            /** @description Which column says what; null where none does. */
                            meant: {
                                time: string | null;
                                cases: string | null;
                                bad: string | null;
                                good: string | null;
                                cost: string | null;
                            };
                            /** @description Day and month are two numbers alike: say "dates". */
                            dates_unclear: boolean;
                            /** @description What is missing to read it; null where it could be read. */
                            lacks: string | null;
                            rows: number;
                            passed_over: {
                                count: number;
                                /** @description Why the first of them was. */
                                first: string | null;
                            };
                            from: string | null;
                            to: string | null;
                            /** @description What was promised; where nothing was given, what the first four weeks would have kept. */
                            target: string | null;
                            is_target_suggested: boolean;
                            /** @description How many false alarms a year are accepted, of all that is watched together. */
                            false_alarms: number;
                            time_zone: string;
                            /** @description What would have been told, in the order of the days on which it would have been. */
                            told: {
                                /** @enum {string} */
                                about: "quality" | "price" | "volume";
                                is_over: boolean;
                                /** @description The day on which it would have been told. */
                                told: string;
                                /** @description When it began, as far as can be told. */
                                since: string;
                                said: string;
                                /** @description How sure that was. */
                                sure: string | null;
                                /** @description What it was since: a share that went right, an amount per case, cases a day. */
                                value: number | null;
                                low: number | null;
                                high: number | null;
                            }[];
                            /** @description How it stands at the end. */
                            stand: string[];
                            days: {
                                cases: number;
                                /** @description Of those of which it is known, the share that went right. */
                                right: number | null;
                                cost_per_case: number | null;
                                day: string;
                            }[];
                            total: {
                                cases: number;
                                /** @description Of those of which it is known, the share that went right. */
                                right: number | null;
                                cost_per_case: number | null;
                            };
                            /** @description What cannot be known of it yet. */
                            unknown: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether traces may be sent here with this key: exporters look before they begin.
         * @description For owner, operator, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            send: "POST";
                            types: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Send traces of OpenTelemetry (OTLP). A trace becomes a run, its spans steps.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-protobuf": string;
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where some was refused: how much, and why. */
                            partialSuccess?: {
                                errorMessage?: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether logs may be sent here with this key: exporters look before they begin.
         * @description For owner, operator, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            send: "POST";
                            types: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Send logs of OpenTelemetry (OTLP). Messages become texts of their steps, whichever comes first.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-protobuf": string;
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where some was refused: how much, and why. */
                            partialSuccess?: {
                                errorMessage?: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether metrics may be sent here with this key: exporters look before they begin.
         * @description For owner, operator, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            send: "POST";
                            types: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Send metrics of OpenTelemetry (OTLP). Their points are counted and not kept.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-protobuf": string;
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where some was refused: how much, and why. */
                            partialSuccess?: {
                                errorMessage?: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/otel/v1/traces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether traces may be sent here with this key: exporters look before they begin.
         * @description For owner, operator, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            send: "POST";
                            types: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Send traces of OpenTelemetry (OTLP). A trace becomes a run, its spans steps.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-protobuf": string;
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where some was refused: how much, and why. */
                            partialSuccess?: {
                                errorMessage?: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/otel/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether logs may be sent here with this key: exporters look before they begin.
         * @description For owner, operator, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            send: "POST";
                            types: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Send logs of OpenTelemetry (OTLP). Messages become texts of their steps, whichever comes first.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-protobuf": string;
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where some was refused: how much, and why. */
                            partialSuccess?: {
                                errorMessage?: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/otel/v1/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether metrics may be sent here with this key: exporters look before they begin.
         * @description For owner, operator, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            send: "POST";
                            types: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Send metrics of OpenTelemetry (OTLP). Their points are counted and not kept.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/x-protobuf": string;
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where some was refused: how much, and why. */
                            partialSuccess?: {
                                errorMessage?: string;
                            } & {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/traces/ingest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send traces and spans of the OpenAI Agents SDK.
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accepted: number;
                            refused: {
                                type: string;
                                id: string;
                                reason: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/ingestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a batch of events of Langfuse: traces, observations, scores. Each is answered by itself (207).
         * @description For owner, operator, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            successes: {
                                id: string;
                                status: number;
                            }[];
                            errors: {
                                id: string;
                                status: number;
                                message: string;
                                error: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/v2/prompts/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The text of a prompt from the plan in force, in the form that clients of Langfuse read.
         * @description For owner, operator, reviewer, approver, viewer, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description "production" or "latest": the text of the plan in force. */
                    label?: string;
                    /** @description The how-manieth text that the plan had of it. */
                    version?: number;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            projectId: string;
                            name: string;
                            version: number;
                            /** @enum {string} */
                            type: "text";
                            prompt: string;
                            config: Record<string, never>;
                            labels: string[];
                            tags: string[];
                            createdAt: string;
                            updatedAt: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The workspace of the key, as clients of Langfuse look it up to see whether their key is right.
         * @description For owner, operator, reviewer, approver, viewer, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                id: string;
                                name: string;
                                metadata: Record<string, never>;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Platforms that are read on a schedule: how it stands with each, and how far back it was read.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "n8n" | "make" | "zapier" | "langfuse" | "sheet" | "http";
                                name: string;
                                url: string;
                                /** @description Of the platform: n8n 1 or 2, Langfuse 3 or 4; empty for others. */
                                generation: string;
                                /** @description Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md). */
                                mapping: string | null;
                                /** @description Of records over HTTP: how they are asked for (docs/records.md). */
                                poll: string | null;
                                /** @description Of a sheet: the first rows that could not be read when it changed last, by their lines. */
                                row_errors: {
                                    line: number;
                                    reason: string;
                                }[];
                                /** @enum {string} */
                                state: "problem" | "new" | "reading" | "read";
                                sentence: string;
                                /** @description Why it cannot be read; null while it can. */
                                problem: string | null;
                                problem_since: string | null;
                                last_read_at: string | null;
                                /** @description When the oldest run began that was read. */
                                history_from: string | null;
                                /** @description All that the platform has kept was read. */
                                history_whole: boolean;
                                /** @description Runs that ran or waited when it was read last. */
                                open_runs: number;
                                workflows: {
                                    covered: number;
                                    not_covered: number;
                                    left_out: number;
                                    not_live: number;
                                };
                                /** @description What can be asked of it: true, or whom it needs instead. */
                                can: {
                                    listRunsSince?: true | string;
                                    getRun?: true | string;
                                    openRuns?: true | string;
                                    listWorkflows?: true | string;
                                    versions?: true | string;
                                    pause?: true | string;
                                    resume?: true | string;
                                    activate?: true | string;
                                };
                                created_at: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Read a platform from now on, all of its history first. Address and key are tried at once. For an address that is read already the key is replaced.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "n8n" | "make" | "zapier" | "langfuse" | "sheet" | "http";
                        url: string;
                        /** @description An API key of the platform; of Langfuse the public and the secret key of a project, with a colon between; of a sheet that is not public the whole value of "Authorization"; of records that, or lines such as "X-Api-Key: abc". It is kept sealed, and in no answer. */
                        key?: string;
                        /** @description Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md). */
                        mapping?: string;
                        /** @description Of records over HTTP: how they are asked for (docs/records.md). */
                        poll?: string;
                        /** @description How it is called here; its address where left out. */
                        name?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connector: {
                                id: string;
                                /** @enum {string} */
                                kind: "n8n" | "make" | "zapier" | "langfuse" | "sheet" | "http";
                                name: string;
                                url: string;
                                /** @description Of the platform: n8n 1 or 2, Langfuse 3 or 4; empty for others. */
                                generation: string;
                                /** @description Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md). */
                                mapping: string | null;
                                /** @description Of records over HTTP: how they are asked for (docs/records.md). */
                                poll: string | null;
                                /** @description Of a sheet: the first rows that could not be read when it changed last, by their lines. */
                                row_errors: {
                                    line: number;
                                    reason: string;
                                }[];
                                /** @enum {string} */
                                state: "problem" | "new" | "reading" | "read";
                                sentence: string;
                                /** @description Why it cannot be read; null while it can. */
                                problem: string | null;
                                problem_since: string | null;
                                last_read_at: string | null;
                                /** @description When the oldest run began that was read. */
                                history_from: string | null;
                                /** @description All that the platform has kept was read. */
                                history_whole: boolean;
                                /** @description Runs that ran or waited when it was read last. */
                                open_runs: number;
                                workflows: {
                                    covered: number;
                                    not_covered: number;
                                    left_out: number;
                                    not_live: number;
                                };
                                /** @description What can be asked of it: true, or whom it needs instead. */
                                can: {
                                    listRunsSince?: true | string;
                                    getRun?: true | string;
                                    openRuns?: true | string;
                                    listWorkflows?: true | string;
                                    versions?: true | string;
                                    pause?: true | string;
                                    resume?: true | string;
                                    activate?: true | string;
                                };
                                created_at: string;
                            };
                            is_new: boolean;
                            workflows: {
                                /** @description As the platform has it. */
                                id: string;
                                /** @description What it is called there now. */
                                name: string;
                                /** @description By what name the record and the plan know it. */
                                workflow: string;
                                is_live: boolean;
                                version: string | null;
                                /**
                                 * @description Whether the plan in force names it; what is live and not named needs a plan, or a reason to be left out.
                                 * @enum {string}
                                 */
                                coverage: "covered" | "not_covered" | "left_out" | "not_live";
                                left_out: {
                                    because: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One platform that is read.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "n8n" | "make" | "zapier" | "langfuse" | "sheet" | "http";
                            name: string;
                            url: string;
                            /** @description Of the platform: n8n 1 or 2, Langfuse 3 or 4; empty for others. */
                            generation: string;
                            /** @description Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md). */
                            mapping: string | null;
                            /** @description Of records over HTTP: how they are asked for (docs/records.md). */
                            poll: string | null;
                            /** @description Of a sheet: the first rows that could not be read when it changed last, by their lines. */
                            row_errors: {
                                line: number;
                                reason: string;
                            }[];
                            /** @enum {string} */
                            state: "problem" | "new" | "reading" | "read";
                            sentence: string;
                            /** @description Why it cannot be read; null while it can. */
                            problem: string | null;
                            problem_since: string | null;
                            last_read_at: string | null;
                            /** @description When the oldest run began that was read. */
                            history_from: string | null;
                            /** @description All that the platform has kept was read. */
                            history_whole: boolean;
                            /** @description Runs that ran or waited when it was read last. */
                            open_runs: number;
                            workflows: {
                                covered: number;
                                not_covered: number;
                                left_out: number;
                                not_live: number;
                            };
                            /** @description What can be asked of it: true, or whom it needs instead. */
                            can: {
                                listRunsSince?: true | string;
                                getRun?: true | string;
                                openRuns?: true | string;
                                listWorkflows?: true | string;
                                versions?: true | string;
                                pause?: true | string;
                                resume?: true | string;
                                activate?: true | string;
                            };
                            created_at: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Read a platform no more. Its key is deleted; what was read stays.
         * @description For owner, operator.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {boolean} */
                            ended: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read it now, for up to 20 seconds, instead of within a minute.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            connector: {
                                id: string;
                                /** @enum {string} */
                                kind: "n8n" | "make" | "zapier" | "langfuse" | "sheet" | "http";
                                name: string;
                                url: string;
                                /** @description Of the platform: n8n 1 or 2, Langfuse 3 or 4; empty for others. */
                                generation: string;
                                /** @description Of a sheet, or of records: how its columns or fields are mapped (docs/sheets.md). */
                                mapping: string | null;
                                /** @description Of records over HTTP: how they are asked for (docs/records.md). */
                                poll: string | null;
                                /** @description Of a sheet: the first rows that could not be read when it changed last, by their lines. */
                                row_errors: {
                                    line: number;
                                    reason: string;
                                }[];
                                /** @enum {string} */
                                state: "problem" | "new" | "reading" | "read";
                                sentence: string;
                                /** @description Why it cannot be read; null while it can. */
                                problem: string | null;
                                problem_since: string | null;
                                last_read_at: string | null;
                                /** @description When the oldest run began that was read. */
                                history_from: string | null;
                                /** @description All that the platform has kept was read. */
                                history_whole: boolean;
                                /** @description Runs that ran or waited when it was read last. */
                                open_runs: number;
                                workflows: {
                                    covered: number;
                                    not_covered: number;
                                    left_out: number;
                                    not_live: number;
                                };
                                /** @description What can be asked of it: true, or whom it needs instead. */
                                can: {
                                    listRunsSince?: true | string;
                                    getRun?: true | string;
                                    openRuns?: true | string;
                                    listWorkflows?: true | string;
                                    versions?: true | string;
                                    pause?: true | string;
                                    resume?: true | string;
                                    activate?: true | string;
                                };
                                created_at: string;
                            };
                            /** @description There is more to be read: ask again. */
                            is_more: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/workflows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What runs on a platform, and whether the plan covers it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description As the platform has it. */
                                id: string;
                                /** @description What it is called there now. */
                                name: string;
                                /** @description By what name the record and the plan know it. */
                                workflow: string;
                                is_live: boolean;
                                version: string | null;
                                /**
                                 * @description Whether the plan in force names it; what is live and not named needs a plan, or a reason to be left out.
                                 * @enum {string}
                                 */
                                coverage: "covered" | "not_covered" | "left_out" | "not_live";
                                left_out: {
                                    because: string;
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/workflows/{workflow}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Versions of a workflow that its platform has kept, the newest first, and which of them is live: so that one is chosen to be published there.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description Its id there, or a name that no other has. */
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string | null;
                                authors: string | null;
                                at: string | null;
                                is_live: boolean;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put workflows of a platform into the draft of the plan, with the models and systems they use: those named, or all that are live and not covered. What else there is to say of them, people say.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        workflows?: string[];
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description By their names in the plan; what was in the draft already is not among them. */
                            added: string[];
                            /** @description Of the draft: GET /api/v1/plan/draft tells what it lacks. */
                            revision: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/not-covered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every live workflow of the platforms that are read which no plan names and nobody left out with a reason.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @description As the platform has it. */
                                id: string;
                                /** @description What it is called there now. */
                                name: string;
                                /** @description By what name the record and the plan know it. */
                                workflow: string;
                                is_live: boolean;
                                version: string | null;
                                /**
                                 * @description Whether the plan in force names it; what is live and not named needs a plan, or a reason to be left out.
                                 * @enum {string}
                                 */
                                coverage: "covered" | "not_covered" | "left_out" | "not_live";
                                left_out: {
                                    because: string;
                                    by: string;
                                    at: string;
                                } | null;
                                connector: {
                                    id: string;
                                    name: string;
                                };
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/platforms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a workflow runs, of the platforms that are read, and whether it can be paused there.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description By its name in the record and the plan. */
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                connector: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "n8n" | "make" | "zapier" | "langfuse" | "sheet" | "http";
                                    name: string;
                                };
                                /** @description Of the workflow, as the platform has it. */
                                id: string;
                                /** @description What it is called there now. */
                                name: string;
                                /** @description When the platform was read last. */
                                is_live: boolean;
                                /** @description True, or whom it needs instead. */
                                pause: true | string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/workflows/{workflow}/leave-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a workflow of a platform out of the plan on purpose, and say why.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description Its id there, or a name that no other has. */
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As the platform has it. */
                            id: string;
                            /** @description What it is called there now. */
                            name: string;
                            /** @description By what name the record and the plan know it. */
                            workflow: string;
                            is_live: boolean;
                            version: string | null;
                            /**
                             * @description Whether the plan in force names it; what is live and not named needs a plan, or a reason to be left out.
                             * @enum {string}
                             */
                            coverage: "covered" | "not_covered" | "left_out" | "not_live";
                            left_out: {
                                because: string;
                                by: string;
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/workflows/{workflow}/take-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave a workflow out no more: while it is live and no plan names it, it is listed as not covered again.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description Its id there, or a name that no other has. */
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As the platform has it. */
                            id: string;
                            /** @description What it is called there now. */
                            name: string;
                            /** @description By what name the record and the plan know it. */
                            workflow: string;
                            is_live: boolean;
                            version: string | null;
                            /**
                             * @description Whether the plan in force names it; what is live and not named needs a plan, or a reason to be left out.
                             * @enum {string}
                             */
                            coverage: "covered" | "not_covered" | "left_out" | "not_live";
                            left_out: {
                                because: string;
                                by: string;
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{id}/workflows/{workflow}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a workflow at its platform from being started, now, and record that it stands still with what was read back there. What has begun goes on. To start it again, publish it there and sign here (start).
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                    /** @description Its id there, or a name that no other has. */
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        why: string;
                        /** @description How the work is done until it runs again. */
                        meanwhile?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            since: string;
                            why: string;
                            /** @description How the work is done until it runs again. */
                            meanwhile: string | null;
                            said_at: string;
                            /** @description Who said so: a name where it is known. */
                            by: string;
                            /** @description When it ran again; null while it stands still. */
                            until: string | null;
                            note: string | null;
                            started_by: string | null;
                            /** @description Null where it was only said that it stands still. */
                            effect: {
                                connector: string;
                                platform: string;
                                /** @enum {string} */
                                result: "confirmed" | "failed";
                                /** @description What was read back, or why it could not be stopped. */
                                said: string;
                                at: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be connected: for each client what to copy, where {address} and {key} stand for the server and a key, and what it never sends.
         * @description For owner, operator, reviewer, approver, viewer, sender.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                steps: {
                                    title: string;
                                    /** @enum {string} */
                                    language: "sh" | "js";
                                    text: string;
                                    /**
                                     * @description The page of the desk that does the same.
                                     * @enum {string|null}
                                     */
                                    at_desk: "connectors" | null;
                                }[];
                                not_sent: string[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connect/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came since a moment: runs that are new, and how it went with the requests of a key (the last that were refused, with the reason). For whoever waits for a first run.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query: {
                    /** @description A time, such as 2026-03-09T09:00:00Z: the one of an earlier answer, or when one began. */
                    since: string;
                    /** @description The id of a key; without it, the key this is asked with. */
                    key?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description The time of the server. */
                            at: string;
                            /** @description Their ids, in the order they came; the first 20. */
                            runs: string[];
                            /** @description Requests of the key that were taken, since this server started. */
                            taken: number;
                            refused: {
                                at: string;
                                path: string;
                                status: number;
                                /** @description Why, and what to do. */
                                title: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/understood": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a run tells, and what it does not, with how that is mended.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description What sent it, by its id in /api/v1/connect: it is mended in its words. */
                    client?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: string;
                            items: {
                                /** @enum {string} */
                                facet: "workflow" | "case" | "session" | "user" | "release" | "model" | "tokens" | "cost" | "prompt" | "texts" | "failures" | "root";
                                /** @enum {string} */
                                is: "told" | "partly" | "missing";
                                said: string;
                                mend: string | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plain numbers behind everything: a row for each group. Modes live and canary.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    workflow?: string;
                    by?: "release" | "case_type" | "route" | "model" | "workflow" | "day" | "month";
                    /** @description A time (2026-03-09T00:00Z) or a day in the zone of the workspace (2026-03-09). */
                    from?: string;
                    /** @description A time (2026-03-09T00:00Z) or a day in the zone of the workspace (2026-03-09). */
                    to?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            workflow: string | null;
                            /** @enum {string|null} */
                            by: "release" | "case_type" | "route" | "model" | "workflow" | "day" | "month" | null;
                            from: string | null;
                            to: string | null;
                            /** @description Runs known to have started then or later are left out. Null where everything is looked at as it is now. */
                            as_of: string | null;
                            time_zone: string;
                            currency: string;
                            items: {
                                release?: string | null;
                                case_type?: string | null;
                                route?: string | null;
                                model?: string | null;
                                workflow?: string | null;
                                day?: string | null;
                                month?: string | null;
                                runs: number;
                                /** @description Runs with an outcome. */
                                judged: number;
                                accepted: number;
                                corrected: number;
                                rejected: number;
                                escalated: number;
                                reopened: number;
                                untouched: number;
                                handed_over: number;
                                exceptions: number;
                                errors: number;
                                tool_calls: number;
                                tool_errors: number;
                                /** @description In the currency of the workspace; null where nothing was reported. */
                                cost_reported: number | null;
                                /** @description By the price list, where nothing was reported. */
                                cost_estimated: number | null;
                                cost_unknown_runs: number;
                                median_duration_ms: number | null;
                                p95_duration_ms: number | null;
                                /** @description Of the judged runs, of all runs, of all runs (exceptions and errors), of the tool calls. */
                                shares: {
                                    accepted: {
                                        /** @description Per cent, as decimal text; null is unknown, and `unknown` says why. */
                                        value: string | null;
                                        /** @description 95 %, in per cent. */
                                        interval: {
                                            low: number;
                                            high: number;
                                        } | null;
                                        n: number;
                                        /** @description What `n` counts: "judged runs", "tool calls". */
                                        of: string;
                                        unknown?: string;
                                    };
                                    handed_over: {
                                        /** @description Per cent, as decimal text; null is unknown, and `unknown` says why. */
                                        value: string | null;
                                        /** @description 95 %, in per cent. */
                                        interval: {
                                            low: number;
                                            high: number;
                                        } | null;
                                        n: number;
                                        /** @description What `n` counts: "judged runs", "tool calls". */
                                        of: string;
                                        unknown?: string;
                                    };
                                    exceptions: {
                                        /** @description Per cent, as decimal text; null is unknown, and `unknown` says why. */
                                        value: string | null;
                                        /** @description 95 %, in per cent. */
                                        interval: {
                                            low: number;
                                            high: number;
                                        } | null;
                                        n: number;
                                        /** @description What `n` counts: "judged runs", "tool calls". */
                                        of: string;
                                        unknown?: string;
                                    };
                                    tool_errors: {
                                        /** @description Per cent, as decimal text; null is unknown, and `unknown` says why. */
                                        value: string | null;
                                        /** @description 95 %, in per cent. */
                                        interval: {
                                            low: number;
                                            high: number;
                                        } | null;
                                        n: number;
                                        /** @description What `n` counts: "judged runs", "tool calls". */
                                        of: string;
                                        unknown?: string;
                                    };
                                };
                                behind: {
                                    url: string;
                                    command: string;
                                };
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search runs, newest first. Filters hold together; "unknown" asks for what is not known.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    workflow?: string;
                    status?: string;
                    outcome?: "accepted" | "corrected" | "rejected" | "escalated" | "reopened" | "untouched" | "unknown";
                    case?: string;
                    case_type?: string;
                    route?: string;
                    release?: string;
                    model?: string;
                    mode?: "live" | "shadow" | "canary" | "test";
                    /** @description A time (2026-03-09T00:00Z) or a day in the zone of the workspace (2026-03-09). */
                    from?: string;
                    /** @description A time (2026-03-09T00:00Z) or a day in the zone of the workspace (2026-03-09). */
                    to?: string;
                    /** @description Somewhere in an input, output, error or tool name. */
                    text?: string;
                    tool?: string;
                    /** @description What is known of the cost, both parts together, is more. */
                    cost_above?: number | null;
                    longer_than_ms?: number | null;
                    tool_errors?: "true" | "false";
                    cost_unknown?: "true" | "false";
                    /** @description Only what figures count: the modes live and canary. */
                    counted?: "true" | "false";
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                run: string;
                                workflow: string | null;
                                case: string | null;
                                case_type: string | null;
                                route: string | null;
                                release: string | null;
                                mode: string;
                                status: string | null;
                                outcome: string | null;
                                /** @description The model that most of its calls went to. */
                                model: string | null;
                                started: string | null;
                                duration_ms: number | null;
                                steps: number;
                                tool_calls: number;
                                tool_errors: number;
                                /** @description What is known of its cost, in the currency of the workspace: exact decimal text; null where nothing is. */
                                cost: string | null;
                                /** @description The part of it that was reported. */
                                cost_reported: string | null;
                                /** @description The other part: by the price list, of steps whose cost was not reported. */
                                cost_estimated: string | null;
                                /** @description A part is known neither way: it cost more than "cost". */
                                cost_unknown: boolean;
                                /** @description Made from its steps alone: neither a run line nor a root step came. */
                                root_missing: boolean;
                            }[];
                            next: string | null;
                            /** @description Runs known to have started then or later are left out. Null where everything is looked at as it is now. */
                            as_of: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One run with its steps in order, verdicts, writes and what was read back.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where a text is a conversation: who said what, in place of the text as it was sent. */
                    messages?: "true" | "false";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            run: {
                                run: string;
                                workflow?: string;
                                case?: string;
                                case_type?: string;
                                route?: string;
                                release?: string;
                                /** @description Whether the release was sent with the run, or follows from the plan. */
                                release_basis?: string;
                                mode?: string;
                                status?: string;
                                trigger?: string;
                                session?: string;
                                user?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                started?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                ended?: string;
                                /** @description Whether all times of the line named their zone; otherwise they were read as UTC. */
                                zoned?: boolean;
                                duration_ms?: number;
                                outcome?: string;
                                outcome_by?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                outcome_at?: string;
                                /** @description The model that most of its calls went to. */
                                model?: string;
                                steps?: number;
                                tool_calls?: number;
                                tool_errors?: number;
                                writes?: number;
                                /** @description What is known of its cost, in the currency of the workspace: exact decimal text. */
                                cost?: string;
                                /** @description The part of it that was reported. */
                                cost_reported?: string;
                                /** @description The other part: by the price list, of steps whose cost was not reported. */
                                cost_estimated?: string;
                                /** @description A part is known neither way: it cost more than "cost". */
                                cost_unknown?: boolean;
                                tokens_input?: number;
                                tokens_output?: number;
                                /** @description Made from its steps alone: neither a run line nor a root step came. */
                                root_missing?: boolean;
                                /** @description Its texts were deleted, because the plan keeps them no longer. */
                                bare?: boolean;
                                /** @description All its lines were deleted, because the plan keeps them no longer: only what it came to is left. */
                                expired?: boolean;
                                input?: string;
                                output?: string;
                                /** @description Who said what, in place of the text, where that was asked for. */
                                input_messages?: {
                                    /** @enum {string} */
                                    role: "system" | "user" | "assistant" | "tool";
                                    content: string;
                                    tool_calls?: {
                                        id?: string;
                                        name: string;
                                        /** @description JSON text. */
                                        arguments: string;
                                    }[];
                                    tool_call_id?: string;
                                    name?: string;
                                }[];
                                /** @description Who said what, in place of the text, where that was asked for. */
                                output_messages?: {
                                    /** @enum {string} */
                                    role: "system" | "user" | "assistant" | "tool";
                                    content: string;
                                    tool_calls?: {
                                        id?: string;
                                        name: string;
                                        /** @description JSON text. */
                                        arguments: string;
                                    }[];
                                    tool_call_id?: string;
                                    name?: string;
                                }[];
                                labels?: {
                                    [key: string]: unknown;
                                };
                            };
                            /** @description In the order they happened. */
                            steps: {
                                step: string;
                                parent?: string;
                                kind: string;
                                name?: string;
                                integration?: string;
                                action?: string;
                                /** @description What it was sent as, where a rule of the plan says what it is. */
                                told_kind?: string;
                                told_action?: string;
                                told_integration?: string;
                                status?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                started?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                ended?: string;
                                /** @description Whether all times of the line named their zone; otherwise they were read as UTC. */
                                zoned?: boolean;
                                attempt?: number;
                                error_type?: string;
                                error_message?: string;
                                model?: string;
                                provider?: string;
                                /** @description Without what was read from or written to a cache. */
                                tokens_input?: number;
                                tokens_cached_input?: number;
                                tokens_cache_write?: number;
                                /** @description Without what went into reasoning. */
                                tokens_output?: number;
                                tokens_reasoning?: number;
                                /** @description Exact decimal text. */
                                cost?: string;
                                cost_currency?: string;
                                cost_basis?: string;
                                /** @description Exact decimal text. */
                                cost_estimated?: string;
                                /** @description Where the estimate comes from. */
                                price_list?: string;
                                prompt_name?: string;
                                prompt_version?: string;
                                input?: string;
                                output?: string;
                                /** @description Who said what, in place of the text, where that was asked for. */
                                input_messages?: {
                                    /** @enum {string} */
                                    role: "system" | "user" | "assistant" | "tool";
                                    content: string;
                                    tool_calls?: {
                                        id?: string;
                                        name: string;
                                        /** @description JSON text. */
                                        arguments: string;
                                    }[];
                                    tool_call_id?: string;
                                    name?: string;
                                }[];
                                /** @description Who said what, in place of the text, where that was asked for. */
                                output_messages?: {
                                    /** @enum {string} */
                                    role: "system" | "user" | "assistant" | "tool";
                                    content: string;
                                    tool_calls?: {
                                        id?: string;
                                        name: string;
                                        /** @description JSON text. */
                                        arguments: string;
                                    }[];
                                    tool_call_id?: string;
                                    name?: string;
                                }[];
                                sources?: {
                                    [key: string]: unknown;
                                }[];
                                attributes?: {
                                    [key: string]: unknown;
                                };
                                /** @description So much of its texts and attributes was too long to keep. */
                                cut_bytes?: number;
                            }[];
                            verdicts: {
                                verdict: string;
                                run?: string;
                                /** @description A verdict on the case names no run. */
                                case?: string;
                                kind: string;
                                by_kind: string;
                                by_id?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                at?: string;
                                /** @description Whether all times of the line named their zone; otherwise they were read as UTC. */
                                zoned?: boolean;
                                waited_ms?: number;
                                worked_ms?: number;
                                corrections?: {
                                    [key: string]: unknown;
                                }[];
                                severity?: string;
                                /** @description With which the run was drawn for a check. */
                                probability?: number;
                            }[];
                            writes: {
                                step: string;
                                write: string;
                                integration?: string;
                                record?: string;
                                fields?: {
                                    [key: string]: unknown;
                                };
                                fields_hash?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                claimed_at?: string;
                                /** @description Whether all times of the line named their zone; otherwise they were read as UTC. */
                                zoned?: boolean;
                                idempotency_key?: string;
                            }[];
                            readbacks: {
                                step: string;
                                write: string;
                                readback: string;
                                outcome: string;
                                /** @description Why it is not known, or what became of the record. */
                                reason?: string;
                                /** @description Who the system says changed the record last. */
                                changed_by?: string;
                                /** @description In UTC, with as many decimals of a second as are known. */
                                changed_at?: string;
                                fields?: {
                                    [key: string]: unknown;
                                };
                                /** @description In UTC, with as many decimals of a second as are known. */
                                observed_at?: string;
                                /** @description Whether all times of the line named their zone; otherwise they were read as UTC. */
                                zoned?: boolean;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{run}/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By which rule each field of a run was read from what its client sent: the dialect, and the name it stood under. Lines of the record are read as they stand and have none.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    run: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Of the run itself, by the parts that tell of it. */
                            run: {
                                rules: {
                                    field: string;
                                    rule: string;
                                }[];
                                part: string;
                            }[];
                            steps: {
                                rules: {
                                    field: string;
                                    rule: string;
                                }[];
                                step: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The version of the plan in force, or the one asked for: what it says, what it lacks, and the file it came from.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    version?: number;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            effective: string;
                            applied_at: string;
                            applied_by: string;
                            hash: string;
                            plan: {
                                [key: string]: unknown;
                            };
                            source: string;
                            gaps: {
                                /** @description The part of the plan where it belongs. */
                                where: string;
                                gap: string;
                                why: string;
                            }[];
                            is_in_force: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Apply a plan (YAML): keeps a new version. Nothing is overwritten; the same file again changes nothing. Runs of which it says otherwise how they are read are made again afterwards.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/yaml": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            version: number;
                            is_new: boolean;
                            /** @description Workflows whose runs are made again now; nobody has to wait for it. */
                            reading_again: {
                                workflow: string;
                                /** @description Runs made by the rules of now; the newest are made first. */
                                done: number;
                                /** @description Runs there were when it began. */
                                total: number;
                                began_at: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All versions of the plan, oldest first, each with its difference to the one before in words.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                version: number;
                                effective: string;
                                applied_at: string;
                                applied_by: string;
                                hash: string;
                                changes: string[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the rules for reading of the plan in force find in the newest runs of each workflow that has some.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                workflow: string;
                                /** @description How many were looked at: the newest that the rules hold for. */
                                runs: number;
                                facts: {
                                    /** @enum {string} */
                                    fact: "case" | "case_type" | "route" | "release";
                                    at: string;
                                    /** @description In how many of the runs. */
                                    found: number;
                                    /** @description How many have one now. */
                                    now: number;
                                    /** @description In how many it would become another. */
                                    changed: number;
                                    examples: {
                                        run: string;
                                        before: string | null;
                                        after: string;
                                    }[];
                                    /** @description Where it is found in none: attributes there are, the commonest first. */
                                    attributes: string[];
                                }[];
                                steps: {
                                    step: string;
                                    steps: number;
                                    runs: number;
                                    /** @description How many were told as what. */
                                    told: {
                                        [key: string]: number;
                                    };
                                    is: ("model" | "tool" | "retrieval" | "decision" | "approval" | "write" | "guardrail" | "other")[];
                                    action: string | null;
                                    /** @description In how many the id of a record is found; null where none is looked for. */
                                    records: number | null;
                                    examples: {
                                        run: string;
                                        step: string;
                                        record: string | null;
                                    }[];
                                    /** @description Where no step fits: names there are, the commonest first. */
                                    names: string[];
                                }[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * The same of a plan (YAML) that does not apply yet. Nothing is kept or changed.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/yaml": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                workflow: string;
                                /** @description How many were looked at: the newest that the rules hold for. */
                                runs: number;
                                facts: {
                                    /** @enum {string} */
                                    fact: "case" | "case_type" | "route" | "release";
                                    at: string;
                                    /** @description In how many of the runs. */
                                    found: number;
                                    /** @description How many have one now. */
                                    now: number;
                                    /** @description In how many it would become another. */
                                    changed: number;
                                    examples: {
                                        run: string;
                                        before: string | null;
                                        after: string;
                                    }[];
                                    /** @description Where it is found in none: attributes there are, the commonest first. */
                                    attributes: string[];
                                }[];
                                steps: {
                                    step: string;
                                    steps: number;
                                    runs: number;
                                    /** @description How many were told as what. */
                                    told: {
                                        [key: string]: number;
                                    };
                                    is: ("model" | "tool" | "retrieval" | "decision" | "approval" | "write" | "guardrail" | "other")[];
                                    action: string | null;
                                    /** @description In how many the id of a record is found; null where none is looked for. */
                                    records: number | null;
                                    examples: {
                                        run: string;
                                        step: string;
                                        record: string | null;
                                    }[];
                                    /** @description Where no step fits: names there are, the commonest first. */
                                    names: string[];
                                }[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay the evidence that is kept in the order in which it became known, and list what would have been told, when, and how late. Nothing is kept of it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The text of a plan; without it the one in force. */
                        plan?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                workflow: string;
                                /** @enum {string} */
                                kind: "breach" | "drift" | "over" | "step" | "days" | "loop";
                                /** @description The objective, measure, figure of days, or tool. */
                                about: string;
                                /** @description When it would have been told. */
                                at: string;
                                /** @description When it began, as far as the evidence tells. */
                                since: string;
                                title: string;
                                said: string;
                                release: string | null;
                                /** @description An example: the first run of a loop. */
                                run: string | null;
                                /** @description How seldom chance alone would tell it; null of what is over, and of a rule on single runs. */
                                sure: string | null;
                                /** @description The search of the runs that it is about. */
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                /** @description How strong it was, in years; null for a rule on single runs. */
                                evidence: number | null;
                                /** @description How strong it had to be: one over the false alarms a year that are its share. */
                                needed: number | null;
                                /** @description What else was other in the runs of the release than in those of the one before. */
                                changed_with: string[];
                                /** @description What else is known to have changed in the week before: near in time, which is no cause. */
                                changed_near: string[];
                            }[];
                            workflows: {
                                workflow: string;
                                first: string | null;
                                /** @description The first and the last moment from which evidence was replayed. */
                                last: string | null;
                                /** @description How much of the workflow was watched. */
                                watched: number;
                                /** @description What all of it may make together, of what the plan accepts. */
                                false_alarms_per_year: number;
                                /** @description Objectives that runs one by one do not tell; they are held against their window alone. */
                                unwatched: string[];
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plan as it is being written: with its errors, its gaps and the difference to the newest version.
         * @description For owner, operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Goes up with every change; named again when saving, so that nobody saves over another. */
                            revision: number;
                            /** @description False where nobody is writing: then this is the newest version, to begin from. */
                            kept: boolean;
                            /** @description The file; null where there is neither a draft nor a plan. */
                            source: string | null;
                            /** @description The version it was begun from. */
                            based_on: number | null;
                            /** @description The newest version that was applied, against which changes are told. */
                            newest: number | null;
                            changed_by: string | null;
                            changed_at: string | null;
                            /** @description What is written, short forms as their long ones; null where the file cannot be read at all. */
                            written: {
                                [key: string]: unknown;
                            } | null;
                            /** @description The line on which each part begins, by its path. */
                            lines: {
                                [key: string]: number;
                            };
                            errors: {
                                line: number;
                                column: number;
                                key: string;
                                value: string | null;
                                message: string;
                            }[];
                            /** @description What it lacks; null where errors keep it from being told. */
                            gaps: {
                                /** @description The part of the plan where it belongs. */
                                where: string;
                                gap: string;
                                why: string;
                            }[] | null;
                            /** @description The difference to the newest version, in words; null where errors keep it from being told. */
                            changes: string[] | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Keep a text as the draft of the plan, whatever gaps and errors it has. It is in force only once applied.
         * @description For owner, operator.
         */
        put: {
            parameters: {
                query?: {
                    /** @description The revision it was made from. */
                    revision?: number | null;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/yaml": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Goes up with every change; named again when saving, so that nobody saves over another. */
                            revision: number;
                            /** @description False where nobody is writing: then this is the newest version, to begin from. */
                            kept: boolean;
                            /** @description The file; null where there is neither a draft nor a plan. */
                            source: string | null;
                            /** @description The version it was begun from. */
                            based_on: number | null;
                            /** @description The newest version that was applied, against which changes are told. */
                            newest: number | null;
                            changed_by: string | null;
                            changed_at: string | null;
                            /** @description What is written, short forms as their long ones; null where the file cannot be read at all. */
                            written: {
                                [key: string]: unknown;
                            } | null;
                            /** @description The line on which each part begins, by its path. */
                            lines: {
                                [key: string]: number;
                            };
                            errors: {
                                line: number;
                                column: number;
                                key: string;
                                value: string | null;
                                message: string;
                            }[];
                            /** @description What it lacks; null where errors keep it from being told. */
                            gaps: {
                                /** @description The part of the plan where it belongs. */
                                where: string;
                                gap: string;
                                why: string;
                            }[] | null;
                            /** @description The difference to the newest version, in words; null where errors keep it from being told. */
                            changes: string[] | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Throw the draft away; the plan stays as it is in force.
         * @description For owner, operator.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description The revision it was made from. */
                    revision?: number | null;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Goes up with every change; named again when saving, so that nobody saves over another. */
                            revision: number;
                            /** @description False where nobody is writing: then this is the newest version, to begin from. */
                            kept: boolean;
                            /** @description The file; null where there is neither a draft nor a plan. */
                            source: string | null;
                            /** @description The version it was begun from. */
                            based_on: number | null;
                            /** @description The newest version that was applied, against which changes are told. */
                            newest: number | null;
                            changed_by: string | null;
                            changed_at: string | null;
                            /** @description What is written, short forms as their long ones; null where the file cannot be read at all. */
                            written: {
                                [key: string]: unknown;
                            } | null;
                            /** @description The line on which each part begins, by its path. */
                            lines: {
                                [key: string]: number;
                            };
                            errors: {
                                line: number;
                                column: number;
                                key: string;
                                value: string | null;
                                message: string;
                            }[];
                            /** @description What it lacks; null where errors keep it from being told. */
                            gaps: {
                                /** @description The part of the plan where it belongs. */
                                where: string;
                                gap: string;
                                why: string;
                            }[] | null;
                            /** @description The difference to the newest version, in words; null where errors keep it from being told. */
                            changes: string[] | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/draft/edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change single values of the draft; it begins with the newest version where there is none. Comments, order and all else in the file stay as they are.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        revision: number;
                        edits: {
                            path: (string | number)[];
                            /** @description Left out: it is taken away. */
                            value?: unknown;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Goes up with every change; named again when saving, so that nobody saves over another. */
                            revision: number;
                            /** @description False where nobody is writing: then this is the newest version, to begin from. */
                            kept: boolean;
                            /** @description The file; null where there is neither a draft nor a plan. */
                            source: string | null;
                            /** @description The version it was begun from. */
                            based_on: number | null;
                            /** @description The newest version that was applied, against which changes are told. */
                            newest: number | null;
                            changed_by: string | null;
                            changed_at: string | null;
                            /** @description What is written, short forms as their long ones; null where the file cannot be read at all. */
                            written: {
                                [key: string]: unknown;
                            } | null;
                            /** @description The line on which each part begins, by its path. */
                            lines: {
                                [key: string]: number;
                            };
                            errors: {
                                line: number;
                                column: number;
                                key: string;
                                value: string | null;
                                message: string;
                            }[];
                            /** @description What it lacks; null where errors keep it from being told. */
                            gaps: {
                                /** @description The part of the plan where it belongs. */
                                where: string;
                                gap: string;
                                why: string;
                            }[] | null;
                            /** @description The difference to the newest version, in words; null where errors keep it from being told. */
                            changes: string[] | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Plans to begin with, for the usual kinds of automation.
         * @description For owner, operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                title: string;
                                purpose: string;
                                source: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plan/draft/baselines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put baselines (how it was before: minutes per case, error rate) from a CSV file into the draft of the plan, by a mapping of its columns (docs/sheets.md). Rows that cannot be read are refused with their line. Without a mapping one is guessed, and nothing is kept.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description YAML or JSON. */
                    mapping?: string;
                    /** @description For a guess: the workflow that no column names. */
                    workflow?: string;
                    /** @description Only say what would be put there. */
                    dry_run?: "true" | "false";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As it is written into a file; guessed by headers and first rows where none was given. */
                            mapping: string;
                            is_guessed: boolean;
                            rows: number;
                            baselines: {
                                /** @description The line of the file on which its row begins. */
                                line: number;
                                workflow: string;
                                /** @description "all" stands for those that have none of their own. */
                                case_type: string;
                                /** @description Minutes a person took for one case. */
                                minutes?: string;
                                low?: string;
                                high?: string;
                                error_rate?: string;
                                /** @description How many observations it rests on. */
                                n?: number;
                                /** @enum {string} */
                                method?: "measured" | "sampled" | "contracted" | "estimated";
                                source?: string;
                                from?: string;
                                confirmed_by?: string;
                            }[];
                            refused: number;
                            reasons: {
                                /** @description The line of the file. */
                                position: number;
                                reason: string;
                            }[];
                            /** @description Of the draft that holds them now; null where nothing was kept. */
                            revision: number | null;
                            /** @description The difference to the newest version of the plan, in words; null where errors keep it from being told. */
                            changes: string[] | null;
                            /** @description What keeps the draft from being applied. */
                            errors: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews, the latest first, without their documents.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    workflow?: string;
                    /** @description Those that wait for a signature; of these those that were due; or those that were signed or refused. */
                    state?: "waiting" | "due" | "decided";
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                workflow: string;
                                due_at: string;
                                drawn_at: string;
                                /** @enum {string} */
                                verdict: "PASS" | "FAIL" | "INSUFFICIENT";
                                /** @enum {string} */
                                state: "drawn" | "signed" | "refused";
                                hash: string;
                                signed_at: string | null;
                                signed_by: string | null;
                                note: string | null;
                                decision_seq: number | null;
                                name: string;
                                from: string;
                                to: string;
                                sentence: string;
                            }[];
                            next: string | null;
                            /** @description How many fit the filter in all. */
                            total: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Draw up the review of a workflow, and keep the document so that a person can sign exactly this one. One that ends now also records what is off by now; one of a period or moment that is over records nothing.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        workflow: string;
                        from?: string;
                        to?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            due_at: string;
                            drawn_at: string;
                            /** @enum {string} */
                            verdict: "PASS" | "FAIL" | "INSUFFICIENT";
                            /** @enum {string} */
                            state: "drawn" | "signed" | "refused";
                            hash: string;
                            signed_at: string | null;
                            signed_by: string | null;
                            note: string | null;
                            decision_seq: number | null;
                            /** @description Whoever answered: a name where it is known. */
                            signed_name: string | null;
                            document: components["schemas"]["ReviewDocument"];
                            /** @description What was answered about the tasks in it when it was signed; null where there were none. */
                            answers: {
                                task: string;
                                /** @enum {string} */
                                answer: "yes" | "no" | "unknown";
                            }[] | null;
                            /** @description What of it is not as it was signed or refused, in words; null where all of it is. */
                            altered: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One review with its document.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            due_at: string;
                            drawn_at: string;
                            /** @enum {string} */
                            verdict: "PASS" | "FAIL" | "INSUFFICIENT";
                            /** @enum {string} */
                            state: "drawn" | "signed" | "refused";
                            hash: string;
                            signed_at: string | null;
                            signed_by: string | null;
                            note: string | null;
                            decision_seq: number | null;
                            /** @description Whoever answered: a name where it is known. */
                            signed_name: string | null;
                            document: components["schemas"]["ReviewDocument"];
                            /** @description What was answered about the tasks in it when it was signed; null where there were none. */
                            answers: {
                                task: string;
                                /** @enum {string} */
                                answer: "yes" | "no" | "unknown";
                            }[] | null;
                            /** @description What of it is not as it was signed or refused, in words; null where all of it is. */
                            altered: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The review as a page.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description How numbers lead to their evidence: to pages of the desk, or, where no server is at hand, by commands. */
                    behind?: "pages" | "commands";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/html": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a review or refuse to, with a note. The review is frozen and the decision entered in the log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        answer: "signed" | "refused";
                        /** @default  */
                        note?: string;
                        /**
                         * @description Of each task in it that was done, whether it did what was expected; needed where it is signed.
                         * @default []
                         */
                        answers?: {
                            task: string;
                            /** @enum {string} */
                            answer: "yes" | "no" | "unknown";
                        }[];
                        /**
                         * @description What somebody will do because of it.
                         * @default []
                         */
                        tasks?: {
                            title: string;
                            /**
                             * @description What is expected of it, in words.
                             * @default null
                             */
                            expected?: string | null;
                            /**
                             * @description The promise of the plan that shows whether it helped, by its name.
                             * @default null
                             */
                            objective?: string | null;
                            /**
                             * @description Left out: that of what it comes from, if any.
                             * @default null
                             */
                            workflow?: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            due_at: string;
                            drawn_at: string;
                            /** @enum {string} */
                            verdict: "PASS" | "FAIL" | "INSUFFICIENT";
                            /** @enum {string} */
                            state: "drawn" | "signed" | "refused";
                            hash: string;
                            signed_at: string | null;
                            signed_by: string | null;
                            note: string | null;
                            decision_seq: number | null;
                            /** @description Whoever answered: a name where it is known. */
                            signed_name: string | null;
                            document: components["schemas"]["ReviewDocument"];
                            /** @description What was answered about the tasks in it when it was signed; null where there were none. */
                            answers: {
                                task: string;
                                /** @enum {string} */
                                answer: "yes" | "no" | "unknown";
                            }[] | null;
                            /** @description What of it is not as it was signed or refused, in words; null where all of it is. */
                            altered: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Findings, the worst first and within that the newest; of those that are over, what ended last.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    workflow?: string;
                    state?: "open" | "acknowledged" | "resolved" | "unresolved";
                    severity?: "high" | "medium" | "low";
                    /** @description Who has it: `me`, `nobody`, `somebody`, or one as the decision log names them (`user:...`). */
                    owner?: string;
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                key: string;
                                workflow: string;
                                /** @enum {string} */
                                dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                                /** @enum {string} */
                                severity: "high" | "medium" | "low";
                                /** @enum {string} */
                                state: "open" | "acknowledged" | "resolved";
                                title: string;
                                detail: string;
                                answers: string | null;
                                owner: string | null;
                                evidence: {
                                    question: {
                                        /** @enum {string} */
                                        kind: "objective";
                                        name: string;
                                        objective: {
                                            /** @enum {string} */
                                            measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                            target: string;
                                            case_type?: string;
                                            route?: string;
                                            min_sample?: number;
                                        };
                                        time_zone: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "loop";
                                        tool: string;
                                        release: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "runaway";
                                        case_type: string;
                                        currency: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "continuity";
                                        item: string;
                                        name: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "late_reviews";
                                    } | {
                                        /** @enum {string} */
                                        kind: "typed";
                                    } | {
                                        /** @enum {string} */
                                        kind: "connector";
                                        connector: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "tracker";
                                        tracker: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "disk";
                                    } | {
                                        /** @enum {string} */
                                        kind: "notices";
                                        channel: string;
                                        recipient: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "hours";
                                        starts: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "vacancy";
                                    } | {
                                        /** @enum {string} */
                                        kind: "support";
                                    } | {
                                        /** @enum {string} */
                                        kind: "emergency";
                                        request: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "held_mails";
                                    } | {
                                        /** @enum {string} */
                                        kind: "changed";
                                        /** @enum {string} */
                                        what: "release" | "route" | "model" | "prompt";
                                        name: string;
                                        after: string;
                                        time_zone: string;
                                    } | null;
                                    from: string | null;
                                    to: string | null;
                                    said: string;
                                    answer: {
                                        [key: string]: unknown;
                                    } | null;
                                    asked_at: string;
                                    counted_to: string | null;
                                    behind: {
                                        url: string;
                                        command: string;
                                    };
                                    code: string;
                                };
                                first_seen: string;
                                last_seen: string;
                                resolved_at: string | null;
                                /** @enum {string|null} */
                                ended: "over" | "closed" | "left_plan" | null;
                                acknowledged_at: string | null;
                                acknowledged_by: string | null;
                                acknowledged_evidence: {
                                    question: {
                                        /** @enum {string} */
                                        kind: "objective";
                                        name: string;
                                        objective: {
                                            /** @enum {string} */
                                            measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                            target: string;
                                            case_type?: string;
                                            route?: string;
                                            min_sample?: number;
                                        };
                                        time_zone: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "loop";
                                        tool: string;
                                        release: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "runaway";
                                        case_type: string;
                                        currency: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "continuity";
                                        item: string;
                                        name: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "late_reviews";
                                    } | {
                                        /** @enum {string} */
                                        kind: "typed";
                                    } | {
                                        /** @enum {string} */
                                        kind: "connector";
                                        connector: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "tracker";
                                        tracker: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "disk";
                                    } | {
                                        /** @enum {string} */
                                        kind: "notices";
                                        channel: string;
                                        recipient: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "hours";
                                        starts: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "vacancy";
                                    } | {
                                        /** @enum {string} */
                                        kind: "support";
                                    } | {
                                        /** @enum {string} */
                                        kind: "emergency";
                                        request: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "held_mails";
                                    } | {
                                        /** @enum {string} */
                                        kind: "changed";
                                        /** @enum {string} */
                                        what: "release" | "route" | "model" | "prompt";
                                        name: string;
                                        after: string;
                                        time_zone: string;
                                    } | null;
                                    from: string | null;
                                    to: string | null;
                                    said: string;
                                    answer: {
                                        [key: string]: unknown;
                                    } | null;
                                    asked_at: string;
                                    counted_to: string | null;
                                    behind: {
                                        url: string;
                                        command: string;
                                    };
                                    code: string;
                                } | null;
                                note: string | null;
                                decision_seq: number | null;
                                closed_at: string | null;
                                closed_by: string | null;
                                closed_because: string | null;
                                closed_evidence: {
                                    question: {
                                        /** @enum {string} */
                                        kind: "objective";
                                        name: string;
                                        objective: {
                                            /** @enum {string} */
                                            measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                            target: string;
                                            case_type?: string;
                                            route?: string;
                                            min_sample?: number;
                                        };
                                        time_zone: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "loop";
                                        tool: string;
                                        release: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "runaway";
                                        case_type: string;
                                        currency: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "continuity";
                                        item: string;
                                        name: string | null;
                                    } | {
                                        /** @enum {string} */
                                        kind: "late_reviews";
                                    } | {
                                        /** @enum {string} */
                                        kind: "typed";
                                    } | {
                                        /** @enum {string} */
                                        kind: "connector";
                                        connector: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "tracker";
                                        tracker: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "disk";
                                    } | {
                                        /** @enum {string} */
                                        kind: "notices";
                                        channel: string;
                                        recipient: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "hours";
                                        starts: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "vacancy";
                                    } | {
                                        /** @enum {string} */
                                        kind: "support";
                                    } | {
                                        /** @enum {string} */
                                        kind: "emergency";
                                        request: string;
                                    } | {
                                        /** @enum {string} */
                                        kind: "held_mails";
                                    } | {
                                        /** @enum {string} */
                                        kind: "changed";
                                        /** @enum {string} */
                                        what: "release" | "route" | "model" | "prompt";
                                        name: string;
                                        after: string;
                                        time_zone: string;
                                    } | null;
                                    from: string | null;
                                    to: string | null;
                                    said: string;
                                    answer: {
                                        [key: string]: unknown;
                                    } | null;
                                    asked_at: string;
                                    counted_to: string | null;
                                    behind: {
                                        url: string;
                                        command: string;
                                    };
                                    code: string;
                                } | null;
                            }[];
                            next: string | null;
                            /** @description How many fit the filter in all, whatever their severity. */
                            counts: {
                                high: number;
                                medium: number;
                                low: number;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One finding with the question it rests on, what that said then, what it says now that it is asked again, and what happened to it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            workflow: string;
                            /** @enum {string} */
                            dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                            /** @enum {string} */
                            severity: "high" | "medium" | "low";
                            /** @enum {string} */
                            state: "open" | "acknowledged" | "resolved";
                            title: string;
                            detail: string;
                            answers: string | null;
                            owner: string | null;
                            evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            };
                            first_seen: string;
                            last_seen: string;
                            resolved_at: string | null;
                            /** @enum {string|null} */
                            ended: "over" | "closed" | "left_plan" | null;
                            acknowledged_at: string | null;
                            acknowledged_by: string | null;
                            acknowledged_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                            note: string | null;
                            decision_seq: number | null;
                            closed_at: string | null;
                            closed_by: string | null;
                            closed_because: string | null;
                            closed_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                            /** @description Null where a finding was kept before its question was. */
                            again: {
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                /** @description How many of each kind came in or changed since. Where none did, the same answer is owed. */
                                changed: {
                                    [key: string]: number;
                                };
                                same: boolean;
                            } | null;
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "opened" | "seen" | "acknowledged" | "noted" | "assigned" | "closed" | "reopened" | "over" | "left_plan";
                                by: string | null;
                                note: string | null;
                                said: string | null;
                                owner: string | null;
                                times: number | null;
                                until: string | null;
                                plan_version: number | null;
                                decision_seq: number | null;
                            }[];
                            /** @description What changed of the workflow in the week before it was first seen, oldest first: near in time, which is no cause. */
                            changed_near: {
                                /** @description From which moment it was so, or when the first run showed it. */
                                at: string;
                                /** @enum {string} */
                                what: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                                /** @description Which of them, such as the name of the prompt. */
                                name: string | null;
                                before: string | null;
                                after: string | null;
                                /** @description What changed, in a sentence. */
                                said: string;
                                why: string | null;
                                /** @description The note that tells of it, or what the plan says; null where runs show it and nobody wrote it down. */
                                note: string | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one has seen a finding and what one means to do. Entered in the decision log; the finding stays until it is over.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            workflow: string;
                            /** @enum {string} */
                            dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                            /** @enum {string} */
                            severity: "high" | "medium" | "low";
                            /** @enum {string} */
                            state: "open" | "acknowledged" | "resolved";
                            title: string;
                            detail: string;
                            answers: string | null;
                            owner: string | null;
                            evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            };
                            first_seen: string;
                            last_seen: string;
                            resolved_at: string | null;
                            /** @enum {string|null} */
                            ended: "over" | "closed" | "left_plan" | null;
                            acknowledged_at: string | null;
                            acknowledged_by: string | null;
                            acknowledged_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                            note: string | null;
                            decision_seq: number | null;
                            closed_at: string | null;
                            closed_by: string | null;
                            closed_because: string | null;
                            closed_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write something down about a finding, at any time. It stands in its history, and decides nothing.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            workflow: string;
                            /** @enum {string} */
                            dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                            /** @enum {string} */
                            severity: "high" | "medium" | "low";
                            /** @enum {string} */
                            state: "open" | "acknowledged" | "resolved";
                            title: string;
                            detail: string;
                            answers: string | null;
                            owner: string | null;
                            evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            };
                            first_seen: string;
                            last_seen: string;
                            resolved_at: string | null;
                            /** @enum {string|null} */
                            ended: "over" | "closed" | "left_plan" | null;
                            acknowledged_at: string | null;
                            acknowledged_by: string | null;
                            acknowledged_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                            note: string | null;
                            decision_seq: number | null;
                            closed_at: string | null;
                            closed_by: string | null;
                            closed_because: string | null;
                            closed_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}/owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a finding to somebody who sees this workspace, or to nobody. Entered in the decision log.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description `me`, `nobody`, or a person by their id or mail address. */
                        to: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            workflow: string;
                            /** @enum {string} */
                            dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                            /** @enum {string} */
                            severity: "high" | "medium" | "low";
                            /** @enum {string} */
                            state: "open" | "acknowledged" | "resolved";
                            title: string;
                            detail: string;
                            answers: string | null;
                            owner: string | null;
                            evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            };
                            first_seen: string;
                            last_seen: string;
                            resolved_at: string | null;
                            /** @enum {string|null} */
                            ended: "over" | "closed" | "left_plan" | null;
                            acknowledged_at: string | null;
                            acknowledged_by: string | null;
                            acknowledged_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                            note: string | null;
                            decision_seq: number | null;
                            closed_at: string | null;
                            closed_by: string | null;
                            closed_because: string | null;
                            closed_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a finding is over, and why. Entered in the decision log with the hash of what it rested on. It opens again by itself where evidence of after it says that it is still so.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                            workflow: string;
                            /** @enum {string} */
                            dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                            /** @enum {string} */
                            severity: "high" | "medium" | "low";
                            /** @enum {string} */
                            state: "open" | "acknowledged" | "resolved";
                            title: string;
                            detail: string;
                            answers: string | null;
                            owner: string | null;
                            evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            };
                            first_seen: string;
                            last_seen: string;
                            resolved_at: string | null;
                            /** @enum {string|null} */
                            ended: "over" | "closed" | "left_plan" | null;
                            acknowledged_at: string | null;
                            acknowledged_by: string | null;
                            acknowledged_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                            note: string | null;
                            decision_seq: number | null;
                            closed_at: string | null;
                            closed_by: string | null;
                            closed_because: string | null;
                            closed_evidence: {
                                question: {
                                    /** @enum {string} */
                                    kind: "objective";
                                    name: string;
                                    objective: {
                                        /** @enum {string} */
                                        measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                                        target: string;
                                        case_type?: string;
                                        route?: string;
                                        min_sample?: number;
                                    };
                                    time_zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "loop";
                                    tool: string;
                                    release: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "runaway";
                                    case_type: string;
                                    currency: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "continuity";
                                    item: string;
                                    name: string | null;
                                } | {
                                    /** @enum {string} */
                                    kind: "late_reviews";
                                } | {
                                    /** @enum {string} */
                                    kind: "typed";
                                } | {
                                    /** @enum {string} */
                                    kind: "connector";
                                    connector: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "tracker";
                                    tracker: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "disk";
                                } | {
                                    /** @enum {string} */
                                    kind: "notices";
                                    channel: string;
                                    recipient: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "hours";
                                    starts: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "vacancy";
                                } | {
                                    /** @enum {string} */
                                    kind: "support";
                                } | {
                                    /** @enum {string} */
                                    kind: "emergency";
                                    request: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "held_mails";
                                } | {
                                    /** @enum {string} */
                                    kind: "changed";
                                    /** @enum {string} */
                                    what: "release" | "route" | "model" | "prompt";
                                    name: string;
                                    after: string;
                                    time_zone: string;
                                } | null;
                                from: string | null;
                                to: string | null;
                                said: string;
                                answer: {
                                    [key: string]: unknown;
                                } | null;
                                asked_at: string;
                                counted_to: string | null;
                                behind: {
                                    url: string;
                                    command: string;
                                };
                                code: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rules in force for who is told of what: those of the plan, or what holds without any.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            from: "plan" | "default";
                            routes: {
                                when: string;
                                tell: string[];
                                by: string[];
                                after: string | null;
                                /** @description Who is told next while nobody has acknowledged it. */
                                unacknowledged: {
                                    after: string;
                                    tell: string[];
                                    by: string[];
                                    times: number;
                                }[];
                            }[];
                            quiet: {
                                from: string;
                                to: string;
                                except: ("high" | "medium" | "low")[];
                            } | null;
                            /** @description When what is gathered for somebody goes out, on their clock. */
                            digest: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-rules/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who would be told if something happened: by which rule, by which way, when and why. Nothing is sent.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    kind?: "finding" | "clock" | "stop" | "review" | "request" | "task" | "report";
                    /** @description Left out: something that concerns every workflow. */
                    workflow?: string;
                    /** @description Left out: as high as it is when it happens. */
                    severity?: "high" | "medium" | "low";
                    /** @description Of a finding. */
                    dimension?: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                    /** @description A day or a time; now where it is left out. */
                    at?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Whether the plan has rules, or what holds without any.
                             * @enum {string}
                             */
                            from: "plan" | "default";
                            /** @description The first rule that fits, counted from 1; null where none does. */
                            rule: {
                                number: number;
                                when: string;
                            } | null;
                            asked: {
                                /** @enum {string} */
                                kind: "finding" | "clock" | "stop" | "review" | "request" | "task" | "report";
                                workflow: string | null;
                                /** @enum {string} */
                                severity: "high" | "medium" | "low";
                                /** @enum {string|null} */
                                dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value" | null;
                                at: string;
                            };
                            told: {
                                /** @description person:KEY of the plan, or channel:ID. */
                                to: string;
                                name: string;
                                /** @description mail, or the kind of the channel. */
                                channel: string;
                                at: string;
                                /**
                                 * @description Why it waits until then; null where it is told at once.
                                 * @enum {string|null}
                                 */
                                waits: "after" | "working_hours" | "quiet_hours" | "digest" | null;
                                because: string;
                            }[];
                            not_told: {
                                who: string;
                                name: string;
                                because: string;
                            }[];
                            /** @description Who is told next, and when, while nobody has acknowledged it. */
                            steps: {
                                number: number;
                                at: string;
                                told: {
                                    /** @description person:KEY of the plan, or channel:ID. */
                                    to: string;
                                    name: string;
                                    /** @description mail, or the kind of the channel. */
                                    channel: string;
                                    at: string;
                                    /**
                                     * @description Why it waits until then; null where it is told at once.
                                     * @enum {string|null}
                                     */
                                    waits: "after" | "working_hours" | "quiet_hours" | "digest" | null;
                                    because: string;
                                }[];
                                not_told: {
                                    who: string;
                                    name: string;
                                    because: string;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * The same, and it is really sent: at once, marked as a test, to whom the rules name now.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @default finding
                         * @enum {string}
                         */
                        kind?: "finding" | "clock" | "stop" | "review" | "request" | "task" | "report";
                        /** @description Left out: something that concerns every workflow. */
                        workflow?: string;
                        /**
                         * @description Left out: as high as it is when it happens.
                         * @enum {string}
                         */
                        severity?: "high" | "medium" | "low";
                        /**
                         * @description Of a finding.
                         * @enum {string}
                         */
                        dimension?: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description Whether the plan has rules, or what holds without any.
                             * @enum {string}
                             */
                            from: "plan" | "default";
                            /** @description The first rule that fits, counted from 1; null where none does. */
                            rule: {
                                number: number;
                                when: string;
                            } | null;
                            asked: {
                                /** @enum {string} */
                                kind: "finding" | "clock" | "stop" | "review" | "request" | "task" | "report";
                                workflow: string | null;
                                /** @enum {string} */
                                severity: "high" | "medium" | "low";
                                /** @enum {string|null} */
                                dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value" | null;
                                at: string;
                            };
                            told: {
                                /** @description person:KEY of the plan, or channel:ID. */
                                to: string;
                                name: string;
                                /** @description mail, or the kind of the channel. */
                                channel: string;
                                at: string;
                                /**
                                 * @description Why it waits until then; null where it is told at once.
                                 * @enum {string|null}
                                 */
                                waits: "after" | "working_hours" | "quiet_hours" | "digest" | null;
                                because: string;
                            }[];
                            not_told: {
                                who: string;
                                name: string;
                                because: string;
                            }[];
                            /** @description Who is told next, and when, while nobody has acknowledged it. */
                            steps: {
                                number: number;
                                at: string;
                                told: {
                                    /** @description person:KEY of the plan, or channel:ID. */
                                    to: string;
                                    name: string;
                                    /** @description mail, or the kind of the channel. */
                                    channel: string;
                                    at: string;
                                    /**
                                     * @description Why it waits until then; null where it is told at once.
                                     * @enum {string|null}
                                     */
                                    waits: "after" | "working_hours" | "quiet_hours" | "digest" | null;
                                    because: string;
                                }[];
                                not_told: {
                                    who: string;
                                    name: string;
                                    because: string;
                                }[];
                            }[];
                            sent: {
                                to: string;
                                name: string;
                                channel: string;
                                /** @description sent; failed where it is tried again; exhausted where it was refused. */
                                state: string;
                                error: string | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-rules/monday": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody is told once a week of what waits for them, as it would read now, and when. Nothing is sent.
         * @description For owner, operator.
         */
        get: {
            parameters: {
                query: {
                    /** @description A person of the plan, by their key. */
                    person: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: string;
                            name: string;
                            /** @description Whether they get it; who has an account may turn it off. */
                            wanted: boolean;
                            /** @description When they are told next. */
                            next: string | null;
                            subject: string;
                            /** @description As it would read now, of this workspace alone. */
                            text: string;
                            /** @description What became of the last one; null where there was none. */
                            last: {
                                /** @description The week, such as 2026-W10. */
                                week: string;
                                /**
                                 * @description exhausted where every attempt failed.
                                 * @enum {string}
                                 */
                                state: "sent" | "exhausted";
                                at: string;
                                why: string | null;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * The same, and it is really sent: at once, marked as a test, of this workspace alone.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A person of the plan, by their key. */
                        person: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: string;
                            name: string;
                            /** @description Whether they get it; who has an account may turn it off. */
                            wanted: boolean;
                            /** @description When they are told next. */
                            next: string | null;
                            subject: string;
                            /** @description As it would read now, of this workspace alone. */
                            text: string;
                            /** @description What became of the last one; null where there was none. */
                            last: {
                                /** @description The week, such as 2026-W10. */
                                week: string;
                                /**
                                 * @description exhausted where every attempt failed.
                                 * @enum {string}
                                 */
                                state: "sent" | "exhausted";
                                at: string;
                                why: string | null;
                            } | null;
                            sent: boolean;
                            error: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/monday": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What one is told once a week of what waits for oneself, over every workspace that one may see: as it would read now, and when. Nothing is sent.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where it goes; null where one is told nothing. */
                            address: string | null;
                            wanted: boolean;
                            /** @description Whether this installation sends mail at all. */
                            sends: boolean;
                            /** @description When one is told next; null where one is not. */
                            next: string | null;
                            /** @description What became of the last one; null where there was none. */
                            last: {
                                /** @description The week, such as 2026-W10. */
                                week: string;
                                /**
                                 * @description exhausted where every attempt failed.
                                 * @enum {string}
                                 */
                                state: "sent" | "exhausted";
                                at: string;
                                why: string | null;
                            } | null;
                            /** @description As it would read now, over every workspace; null where no plan names one and one maintains none. */
                            mail: {
                                subject: string;
                                text: string;
                                html: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * The same, and it is really sent: at once, to oneself, marked as a test; a few times an hour at most.
         * @description For whoever is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Where it goes; null where one is told nothing. */
                            address: string | null;
                            wanted: boolean;
                            /** @description Whether this installation sends mail at all. */
                            sends: boolean;
                            /** @description When one is told next; null where one is not. */
                            next: string | null;
                            /** @description What became of the last one; null where there was none. */
                            last: {
                                /** @description The week, such as 2026-W10. */
                                week: string;
                                /**
                                 * @description exhausted where every attempt failed.
                                 * @enum {string}
                                 */
                                state: "sent" | "exhausted";
                                at: string;
                                why: string | null;
                            } | null;
                            /** @description As it would read now, over every workspace; null where no plan names one and one maintains none. */
                            mail: {
                                subject: string;
                                text: string;
                                html: string;
                            } | null;
                            sent: boolean;
                            error: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one likes to be told: in which language, by which clock, when not, and of what.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description In which their mail is written.
                             * @enum {string}
                             */
                            language: "en" | "de";
                            /** @description Whose clock quiet hours go by; null for that of the plan. */
                            time_zone: string | null;
                            /** @description Hours in which nothing of medium or low severity is told; it waits, and is not lost. */
                            quiet: {
                                from: string;
                                to: string;
                            } | null;
                            /**
                             * @description Of what is of medium severity, where a rule names them: each at once, all of a day in one mail, or none.
                             * @enum {string}
                             */
                            medium: "at_once" | "daily" | "never";
                            /**
                             * @description The same of what is of low severity; daily for whoever has said nothing.
                             * @enum {string}
                             */
                            low: "at_once" | "daily" | "never";
                            /**
                             * @description Whether they get, once a week, what waits for them.
                             * @default true
                             */
                            monday: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Say how one likes to be told, in every workspace. What is of high severity, what nobody has acknowledged and what would reach nobody else is told as the plan says.
         * @description For whoever is signed in.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description In which their mail is written.
                         * @enum {string}
                         */
                        language: "en" | "de";
                        /** @description Whose clock quiet hours go by; null for that of the plan. */
                        time_zone: string | null;
                        /** @description Hours in which nothing of medium or low severity is told; it waits, and is not lost. */
                        quiet: {
                            from: string;
                            to: string;
                        } | null;
                        /**
                         * @description Of what is of medium severity, where a rule names them: each at once, all of a day in one mail, or none.
                         * @enum {string}
                         */
                        medium: "at_once" | "daily" | "never";
                        /**
                         * @description The same of what is of low severity; daily for whoever has said nothing.
                         * @enum {string}
                         */
                        low: "at_once" | "daily" | "never";
                        /**
                         * @description Whether they get, once a week, what waits for them.
                         * @default true
                         */
                        monday?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /**
                             * @description In which their mail is written.
                             * @enum {string}
                             */
                            language: "en" | "de";
                            /** @description Whose clock quiet hours go by; null for that of the plan. */
                            time_zone: string | null;
                            /** @description Hours in which nothing of medium or low severity is told; it waits, and is not lost. */
                            quiet: {
                                from: string;
                                to: string;
                            } | null;
                            /**
                             * @description Of what is of medium severity, where a rule names them: each at once, all of a day in one mail, or none.
                             * @enum {string}
                             */
                            medium: "at_once" | "daily" | "never";
                            /**
                             * @description The same of what is of low severity; daily for whoever has said nothing.
                             * @enum {string}
                             */
                            low: "at_once" | "daily" | "never";
                            /**
                             * @description Whether they get, once a week, what waits for them.
                             * @default true
                             */
                            monday: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/change-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was altered, by whomever: notes that were written, and what the versions of the plan say; the newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    workflow?: string;
                    what?: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                workflow: string;
                                /** @enum {string} */
                                what: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                                /** @description Which of them, such as the name of the prompt. */
                                name: string | null;
                                /** @description From which moment it was so. */
                                at: string;
                                before: string | null;
                                after: string | null;
                                /** @description What was altered, in words. */
                                description: string | null;
                                /** @description Null where the plan does not say. */
                                why: string | null;
                                /** @description An address, a commit, a version of n8n. */
                                link: string | null;
                                /**
                                 * @description How it is known: written by a person, told by a deployment with an API key, or said by the plan.
                                 * @enum {string}
                                 */
                                source: "person" | "deployment" | "plan";
                                /** @description Who said so: a name where it is known. */
                                by: string;
                                written_at: string;
                                /** @description The finding it answers, where it answers one. */
                                finding: string | null;
                                /** @description Of what the plan says: the version that says it first. */
                                plan_version: number | null;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Write down that something about a live automation was altered: what, of which workflow, from when, and why. Entered in the decision log. For people, and for deployments with an API key.
         * @description For owner, operator, reviewer, sender.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        workflow: string;
                        /** @enum {string} */
                        what: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                        why: string;
                        /** @description Which of them, such as the name of the prompt. */
                        name?: string;
                        /** @description From which moment it is so: a time or a day; now where it is left out. */
                        at?: string;
                        before?: string;
                        /** @description As the evidence names it: the version of the prompt, the model, the release. */
                        after?: string;
                        /** @description What was altered, in words. */
                        description?: string;
                        /** @description An address, a commit, a version of n8n. */
                        link?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            /** @enum {string} */
                            what: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                            /** @description Which of them, such as the name of the prompt. */
                            name: string | null;
                            /** @description From which moment it was so. */
                            at: string;
                            before: string | null;
                            after: string | null;
                            /** @description What was altered, in words. */
                            description: string | null;
                            /** @description Null where the plan does not say. */
                            why: string | null;
                            /** @description An address, a commit, a version of n8n. */
                            link: string | null;
                            /**
                             * @description How it is known: written by a person, told by a deployment with an API key, or said by the plan.
                             * @enum {string}
                             */
                            source: "person" | "deployment" | "plan";
                            /** @description Who said so: a name where it is known. */
                            by: string;
                            written_at: string;
                            /** @description The finding it answers, where it answers one. */
                            finding: string | null;
                            /** @description Of what the plan says: the version that says it first. */
                            plan_version: number | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}/change-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the note that a finding misses which says that something changed and nobody wrote it down: what was altered, and why. The finding is over with it.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description: string;
                        why: string;
                        /** @description An address, a commit, a version of n8n. */
                        link?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            workflow: string;
                            /** @enum {string} */
                            what: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                            /** @description Which of them, such as the name of the prompt. */
                            name: string | null;
                            /** @description From which moment it was so. */
                            at: string;
                            before: string | null;
                            after: string | null;
                            /** @description What was altered, in words. */
                            description: string | null;
                            /** @description Null where the plan does not say. */
                            why: string | null;
                            /** @description An address, a commit, a version of n8n. */
                            link: string | null;
                            /**
                             * @description How it is known: written by a person, told by a deployment with an API key, or said by the plan.
                             * @enum {string}
                             */
                            source: "person" | "deployment" | "plan";
                            /** @description Who said so: a name where it is known. */
                            by: string;
                            written_at: string;
                            /** @description The finding it answers, where it answers one. */
                            finding: string | null;
                            /** @description Of what the plan says: the version that says it first. */
                            plan_version: number | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workflows/{workflow}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed of a workflow, the newest first: what notes and the plan say, and what only its runs show and nobody wrote down.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A day or a time; 90 days before "to" where it is left out. */
                    from?: string;
                    to?: string;
                    /** @description Only what was written down, or only what nobody wrote down. */
                    recorded?: "yes" | "no";
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    workflow: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            from: string;
                            to: string;
                            items: {
                                /** @description From which moment it was so, or when the first run showed it. */
                                at: string;
                                /** @enum {string} */
                                what: "prompt" | "model" | "route" | "mapping" | "boundary" | "integration" | "threshold" | "schedule" | "release" | "other";
                                /** @description Which of them, such as the name of the prompt. */
                                name: string | null;
                                before: string | null;
                                after: string | null;
                                /** @description What changed, in a sentence. */
                                said: string;
                                why: string | null;
                                /** @description The note that tells of it, or what the plan says; null where runs show it and nobody wrote it down. */
                                note: string | null;
                            }[];
                            /** @description How many older ones of the range are not listed: name a shorter range. */
                            left_off: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to alter something the plan covers; what changed last first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "over" | "all" | "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                    workflow?: string;
                    /** @description Who pays. */
                    class?: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party" | "undecided";
                    /** @description Who asked: `me`, or one as the decision log names them. */
                    by?: string;
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                                asked: {
                                    /** @description What is asked for, in one line. */
                                    title: string;
                                    /** @description Why, and what is wrong today. */
                                    why: string;
                                    /**
                                     * @description The workflow it is about; null for one that the plan does not hold.
                                     * @default null
                                     */
                                    workflow: string | null;
                                    /**
                                     * @description The part of the workflow in the plan that it touches, such as "prompts/reply" or "actions/refund".
                                     * @default null
                                     */
                                    part: string | null;
                                    /**
                                     * @description What is altered; null where nobody has said yet, as in a mail.
                                     * @enum {string|null}
                                     */
                                    what: "prompt" | "route" | "approval rule" | "permission" | "model" | "integration" | "data source" | "report" | "schedule" | "support scope" | "new workflow" | "retirement" | null;
                                    /**
                                     * @default null
                                     * @enum {string|null}
                                     */
                                    purpose: "restore" | "tune" | "improve" | "new" | null;
                                    /**
                                     * @description What is there afterwards that was not.
                                     * @default []
                                     */
                                    adds: ("system" | "permission" | "case type" | "user group" | "autonomy")[];
                                    /**
                                     * @description Who made it necessary, where that is known.
                                     * @default null
                                     * @enum {string|null}
                                     */
                                    cause: "provider" | "third party" | "nobody" | null;
                                    /**
                                     * @description What it is expected to do: which measure becomes what, and by when that is looked at.
                                     * @default null
                                     */
                                    effect: {
                                        measure: string;
                                        expected: string;
                                        by: string;
                                    } | null;
                                    /**
                                     * @description The standard change of the plan that it is an instance of.
                                     * @default null
                                     */
                                    standard: string | null;
                                };
                                /** @enum {string|null} */
                                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party" | "undecided" | null;
                                /** @enum {string|null} */
                                risk: "low" | "medium" | "high" | null;
                                amount: string | null;
                                is_disputed: boolean;
                                /** @description An emergency that nobody approved in time. */
                                is_unauthorised: boolean;
                                requester: string;
                                filed_at: string;
                                changed_at: string;
                                /** @description Who must do what next. */
                                next: string;
                            }[];
                            next: string | null;
                            total: number;
                            names: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * File a request: submitted at once, or kept as a draft. The plan’s rules propose who pays; a person decides.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is asked for, in one line. */
                        title: string;
                        /** @description Why, and what is wrong today. */
                        why: string;
                        /**
                         * @description The workflow it is about; null for one that the plan does not hold.
                         * @default null
                         */
                        workflow?: string | null;
                        /**
                         * @description The part of the workflow in the plan that it touches, such as "prompts/reply" or "actions/refund".
                         * @default null
                         */
                        part?: string | null;
                        /**
                         * @description What is altered; null where nobody has said yet, as in a mail.
                         * @enum {string|null}
                         */
                        what: "prompt" | "route" | "approval rule" | "permission" | "model" | "integration" | "data source" | "report" | "schedule" | "support scope" | "new workflow" | "retirement" | null;
                        /**
                         * @default null
                         * @enum {string|null}
                         */
                        purpose?: "restore" | "tune" | "improve" | "new" | null;
                        /**
                         * @description What is there afterwards that was not.
                         * @default []
                         */
                        adds?: ("system" | "permission" | "case type" | "user group" | "autonomy")[];
                        /**
                         * @description Who made it necessary, where that is known.
                         * @default null
                         * @enum {string|null}
                         */
                        cause?: "provider" | "third party" | "nobody" | null;
                        /**
                         * @description What it is expected to do: which measure becomes what, and by when that is looked at.
                         * @default null
                         */
                        effect?: {
                            measure: string;
                            expected: string;
                            by: string;
                        } | null;
                        /**
                         * @description The standard change of the plan that it is an instance of.
                         * @default null
                         */
                        standard?: string | null;
                        /**
                         * @description What it rests on.
                         * @default []
                         */
                        links?: {
                            /** @enum {string} */
                            kind: "finding" | "review" | "run" | "page";
                            /** @description The id of the finding, review or run; the address of a page. */
                            id: string;
                        }[];
                        /** @default false */
                        draft?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One request: what is asked for, what it costs, who must do what next, and everything that happened to it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            asked: {
                                /** @description What is asked for, in one line. */
                                title: string;
                                /** @description Why, and what is wrong today. */
                                why: string;
                                /**
                                 * @description The workflow it is about; null for one that the plan does not hold.
                                 * @default null
                                 */
                                workflow: string | null;
                                /**
                                 * @description The part of the workflow in the plan that it touches, such as "prompts/reply" or "actions/refund".
                                 * @default null
                                 */
                                part: string | null;
                                /**
                                 * @description What is altered; null where nobody has said yet, as in a mail.
                                 * @enum {string|null}
                                 */
                                what: "prompt" | "route" | "approval rule" | "permission" | "model" | "integration" | "data source" | "report" | "schedule" | "support scope" | "new workflow" | "retirement" | null;
                                /**
                                 * @default null
                                 * @enum {string|null}
                                 */
                                purpose: "restore" | "tune" | "improve" | "new" | null;
                                /**
                                 * @description What is there afterwards that was not.
                                 * @default []
                                 */
                                adds: ("system" | "permission" | "case type" | "user group" | "autonomy")[];
                                /**
                                 * @description Who made it necessary, where that is known.
                                 * @default null
                                 * @enum {string|null}
                                 */
                                cause: "provider" | "third party" | "nobody" | null;
                                /**
                                 * @description What it is expected to do: which measure becomes what, and by when that is looked at.
                                 * @default null
                                 */
                                effect: {
                                    measure: string;
                                    expected: string;
                                    by: string;
                                } | null;
                                /**
                                 * @description The standard change of the plan that it is an instance of.
                                 * @default null
                                 */
                                standard: string | null;
                            };
                            links: {
                                /** @enum {string} */
                                kind: "finding" | "review" | "run" | "page";
                                /** @description The id of the finding, review or run; the address of a page. */
                                id: string;
                            }[];
                            /** @enum {string} */
                            origin: "person" | "mail" | "finding" | "review";
                            requester: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                plan_person: string | null;
                            };
                            proposal: {
                                /** @enum {string} */
                                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party" | "undecided";
                                rule: string | null;
                                plan_version: number | null;
                                to_judge: {
                                    rule: string;
                                    /** @enum {string} */
                                    class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                                }[];
                            } | null;
                            class: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                /** @enum {string} */
                                is: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party" | "undecided";
                                because: string;
                            } | null;
                            dispute: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                because: string;
                                at: string;
                            } | null;
                            assessment: {
                                answers: {
                                    /** @enum {string} */
                                    reversible: "yes" | "with effort" | "no";
                                    /** @enum {string} */
                                    data: "as before" | "more of it" | "a new kind";
                                    /** @enum {string} */
                                    reach: "inside" | "some customers" | "all customers";
                                    /** @enum {string} */
                                    autonomy: "as before" | "a little more" | "more";
                                    /** @enum {string} */
                                    tested: "yes" | "in part" | "no";
                                    /** @enum {string} */
                                    "failed lately": "no" | "once" | "often";
                                };
                                estimate: {
                                    low: number;
                                    likely: number;
                                    high: number;
                                };
                                score: number;
                                /** @enum {string} */
                                level: "low" | "medium" | "high";
                                because: string;
                            } | null;
                            quote: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                amount: string | number;
                                valid_until: string;
                                plan_version: number | null;
                                /**
                                 * @description What the estimate comes to by the rate it was quoted by.
                                 * @default null
                                 */
                                by_rate: {
                                    name: string;
                                    rate: string;
                                    surcharge: string | null;
                                    low: string;
                                    likely: string;
                                    high: string;
                                } | null;
                                /** @description The last day on which it can be taken. */
                                last_day: string;
                            } | null;
                            approvals: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                plan_person: string | null;
                                at: string;
                                hash: string;
                                of: ("risk" | "spending")[];
                                instead: boolean;
                            }[];
                            deferred_until: string | null;
                            scheduled_at: string | null;
                            sooner: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                at: string;
                            } | null;
                            emergency: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                                because: string;
                                at: string;
                                approve_by: string;
                                /**
                                 * @description The rate by which its minutes are paid.
                                 * @default null
                                 */
                                by_rate: {
                                    name: string;
                                    rate: string;
                                    surcharge: string | null;
                                } | null;
                            } | null;
                            implementers: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                            }[];
                            actual_minutes: number;
                            verifier: {
                                by: string;
                                person: string;
                                /** @enum {string|null} */
                                side: "client" | "provider" | null;
                            } | null;
                            outcome: {
                                /** @enum {string} */
                                is: "success" | "success with issues" | "rolled back" | "failed";
                                note: string;
                                /**
                                 * @description Why it took far more or less than was estimated.
                                 * @default null
                                 */
                                variance: string | null;
                            } | null;
                            /** @description The rates of the plan by which it could be paid. */
                            rates: {
                                name: string;
                                rate: string;
                                surcharge: string | null;
                            }[];
                            /** @description What the estimate comes to by each rate that the plan has now, and by the surcharge of an emergency. */
                            costs: {
                                name: string;
                                rate: string;
                                surcharge: string | null;
                                low: string;
                                likely: string;
                                high: string;
                            }[];
                            /** @description What the work came to, held against what was estimated; null while nobody worked on it. */
                            came_to: {
                                minutes: number;
                                /** @description The minutes that were likely. */
                                estimate: number | null;
                                /** @description What the minutes come to by the rate that was taken. */
                                by_rate: string | null;
                                /** @description What was agreed on. */
                                price: string | null;
                                /** @description Outside of the estimate by so much that somebody says why. */
                                is_far_off: boolean;
                            } | null;
                            /** @description What it would take of the included hours; null where it takes none. */
                            hours: {
                                low: number;
                                likely: number;
                                high: number;
                                /** @description Minutes that can be used now, without what is kept for anything. */
                                left: number;
                                /** @description Minutes that are kept for this request. */
                                kept: number;
                                /** @description What would be left after the likely minutes. */
                                left_after: number;
                            } | null;
                            /** @description Of what is asked for, its class, risk, estimate and price: what an approval binds to. */
                            hash: string;
                            is_unauthorised: boolean;
                            filed_at: string;
                            changed_at: string;
                            next: string;
                            /** @description The approvals that are still needed. */
                            waits_for: {
                                /** @enum {string} */
                                of: "risk" | "spending";
                                who: string;
                            }[];
                            /** @description What the caller may do with it now. */
                            may: ("edit" | "submit" | "classify" | "dispute" | "settle" | "assess" | "quote" | "approve" | "reject" | "defer" | "resume" | "sooner" | "schedule" | "order" | "start" | "finish" | "verify" | "review" | "note" | "close" | "cancel")[];
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                kind: string;
                                by: string;
                                from: string | null;
                                to: string;
                                note: string | null;
                                /** @description What the note answered, and the signature of whoever wrote it: of one that came by mail. */
                                quoted: string | null;
                                /** @description The mail by which it came; null where it came otherwise. */
                                mail: {
                                    /** @description As the mail says. */
                                    sender: string;
                                    proven: boolean;
                                    /** @description Somebody took it on: it is theirs, whoever wrote it. */
                                    taken_on: boolean;
                                } | null;
                                facts: {
                                    [key: string]: unknown;
                                };
                                /** @description Whose approvals it took away, because what they approved is another now. */
                                voided: string[];
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Alter what is asked for. What was decided about it before is void, and its approvals with it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is asked for, in one line. */
                        title: string;
                        /** @description Why, and what is wrong today. */
                        why: string;
                        /**
                         * @description The workflow it is about; null for one that the plan does not hold.
                         * @default null
                         */
                        workflow?: string | null;
                        /**
                         * @description The part of the workflow in the plan that it touches, such as "prompts/reply" or "actions/refund".
                         * @default null
                         */
                        part?: string | null;
                        /**
                         * @description What is altered; null where nobody has said yet, as in a mail.
                         * @enum {string|null}
                         */
                        what: "prompt" | "route" | "approval rule" | "permission" | "model" | "integration" | "data source" | "report" | "schedule" | "support scope" | "new workflow" | "retirement" | null;
                        /**
                         * @default null
                         * @enum {string|null}
                         */
                        purpose?: "restore" | "tune" | "improve" | "new" | null;
                        /**
                         * @description What is there afterwards that was not.
                         * @default []
                         */
                        adds?: ("system" | "permission" | "case type" | "user group" | "autonomy")[];
                        /**
                         * @description Who made it necessary, where that is known.
                         * @default null
                         * @enum {string|null}
                         */
                        cause?: "provider" | "third party" | "nobody" | null;
                        /**
                         * @description What it is expected to do: which measure becomes what, and by when that is looked at.
                         * @default null
                         */
                        effect?: {
                            measure: string;
                            expected: string;
                            by: string;
                        } | null;
                        /**
                         * @description The standard change of the plan that it is an instance of.
                         * @default null
                         */
                        standard?: string | null;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a draft.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/classify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide who pays, and why. Undecided is an answer too; nothing starts with it.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party" | "undecided";
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dispute who pays. Nothing starts until that is settled.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle a dispute: whoever disputes takes it back by keeping the class; the other side gives another class.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/assess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer the questions about its risk, and estimate the minutes.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        answers: {
                            /** @enum {string} */
                            reversible: "yes" | "with effort" | "no";
                            /** @enum {string} */
                            data: "as before" | "more of it" | "a new kind";
                            /** @enum {string} */
                            reach: "inside" | "some customers" | "all customers";
                            /** @enum {string} */
                            autonomy: "as before" | "a little more" | "more";
                            /** @enum {string} */
                            tested: "yes" | "in part" | "no";
                            /** @enum {string} */
                            "failed lately": "no" | "once" | "often";
                        };
                        estimate: {
                            low: number;
                            likely: number;
                            high: number;
                        };
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what it costs, and how long that holds. Left to a rate of the plan it is what the estimate comes to.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Left out: what the estimate likely comes to by the rate. */
                        amount?: string | number;
                        /** @description A rate of the plan by its name; left out where it has one. */
                        rate?: string;
                        /** @description A day, to its end; or a time. */
                        valid_until: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve what one has read: its risk, its cost or both, as the plan lets the caller. Binds to the hash.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As it was read, from "hash". */
                        hash: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject it, and say why. It is over with that.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/defer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put it off until a day, and say why.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                        until: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take up again what was put off. Who pays is decided anew.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say when the work begins.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description A day or a time; where it is left out as soon as the plan lets it begin. */
                        at?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/sooner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree that it begins sooner than the plan has people told of a change. Whoever would be told does.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order it in an emergency: work starts at once, and it is approved afterwards.
         * @description For owner, operator, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                        /** @description The rate by which its minutes are paid; left out where the plan has one. */
                        rate?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin the work.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the work is done, and how many minutes it took.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        minutes: number;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it works, or that it does not and goes back. Never by whoever did it.
         * @description For owner, operator, reviewer, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        passed: boolean;
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of it, held against what was expected.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        outcome: "success" | "success with issues" | "rolled back" | "failed";
                        note: string;
                        /** @description Why it took far more or less than was estimated; needed where it did. */
                        variance?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a word to it, at any time. It alters nothing.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close it.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/requests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take it back before work began, and say why.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            state: "draft" | "submitted" | "classified" | "assessed" | "quoted" | "approved" | "rejected" | "deferred" | "scheduled" | "implementing" | "verifying" | "released" | "reviewed" | "closed" | "cancelled";
                            hash: string;
                            next: string;
                            /** @description Whose approvals it took away, because what they approved is another now. */
                            voided: string[];
                            decision_seq: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request-inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the workspace takes requests by mail. The address is shown once, where it is made.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            inbox: {
                                created_at: string;
                                by: string;
                            } | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make the address to which a service that receives mail posts it, in the place of the one there was. Shown this once.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        /**
         * Take no requests by mail any more.
         * @description For owner.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request-mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mails that wait for a person to say whether they are requests, or all that came; the newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    state?: "held" | "all";
                    limit?: number;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                received_at: string;
                                /** @description As the mail says. */
                                sender: string;
                                /** @description Whether a signature of its domain proves that it is from there. */
                                proven: boolean;
                                subject: string;
                                text: string;
                                /** @description Their contents are not kept. */
                                attachments: {
                                    name: string;
                                    bytes: number;
                                }[];
                                /**
                                 * @description held waits for a person; passed is what a program wrote; lapsed is what nobody settled in time, without its words.
                                 * @enum {string}
                                 */
                                state: "request" | "note" | "held" | "rejected" | "passed" | "lapsed";
                                because: string | null;
                                /** @description What it is, or was added to. */
                                request: string | null;
                                /** @description Of one that is held: the request that it says it answers. Nothing proves that. */
                                answers: {
                                    id: string;
                                    title: string;
                                } | null;
                                /** @description Of one that is held: until when its words are kept. */
                                until: string | null;
                                /** @description Who settled it; null where nobody did. */
                                settled: {
                                    by: string;
                                    at: string;
                                } | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request-mails/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a held mail on: it is a request of the caller, whoever wrote it, or their note on a request.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description The request to which it is added as a note; left out it is another request. */
                        onto?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            request: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/request-mails/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a held mail, and say why. What it said is forgotten; that it came is not.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": Record<string, never>;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tasks: what a person will do by a day. Open ones by their day, others by their last change.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    state?: "open" | "overdue" | "done" | "dropped" | "all";
                    /** @description A person of the plan by their key, or `me`. */
                    owner?: string;
                    workflow?: string;
                    /** @description Only what came from one of these, with its id in from_id. */
                    from?: "finding" | "request" | "review";
                    from_id?: string;
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                title: string;
                                expected: string | null;
                                objective: string | null;
                                workflow: string | null;
                                /** @description Who does it: a person of the plan, by their key. */
                                owner: string;
                                /** @description By when, a day. */
                                due: string;
                                id: string;
                                owner_name: string;
                                /** @description The day that was set first, however often it was moved. */
                                first_due: string;
                                /** @description What it came from. */
                                from: {
                                    /** @enum {string} */
                                    kind: "finding" | "request" | "review";
                                    id: string;
                                } | null;
                                /** @enum {string} */
                                state: "open" | "done" | "dropped";
                                is_overdue: boolean;
                                /** @description What was done, or why it was dropped. */
                                note: string | null;
                                ended_at: string | null;
                                ended_by: string | null;
                                /**
                                 * @description Whether it did what was expected, as a review answered it.
                                 * @enum {string|null}
                                 */
                                answer: "yes" | "no" | "unknown" | null;
                                /** @description That review. */
                                answered_in: string | null;
                                made_at: string;
                                made_by: string;
                                changed_at: string;
                            }[];
                            next: string | null;
                            total: number;
                            /** @description Of all that the caller sees, whatever is asked for. */
                            counts: {
                                open: number;
                                overdue: number;
                                mine: number;
                                mine_overdue: number;
                            };
                            /** @description Who the caller is in the plan, by the mail address; null where it does not know them. */
                            me: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a task: what a person of the plan will do by a day, and what is expected of it.
         * @description For owner, operator, reviewer, approver.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        title: string;
                        /**
                         * @description What is expected of it, in words.
                         * @default null
                         */
                        expected?: string | null;
                        /**
                         * @description The promise of the plan that shows whether it helped, by its name.
                         * @default null
                         */
                        objective?: string | null;
                        /**
                         * @description Left out: that of what it comes from, if any.
                         * @default null
                         */
                        workflow?: string | null;
                        /** @description Who does it: a person of the plan, by their key. */
                        owner: string;
                        /** @description By when, a day. */
                        due: string;
                        /**
                         * @description What it comes from.
                         * @default null
                         */
                        from?: {
                            /** @enum {string} */
                            kind: "finding" | "request" | "review";
                            id: string;
                        } | null;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            expected: string | null;
                            objective: string | null;
                            workflow: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                            id: string;
                            owner_name: string;
                            /** @description The day that was set first, however often it was moved. */
                            first_due: string;
                            /** @description What it came from. */
                            from: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "review";
                                id: string;
                            } | null;
                            /** @enum {string} */
                            state: "open" | "done" | "dropped";
                            is_overdue: boolean;
                            /** @description What was done, or why it was dropped. */
                            note: string | null;
                            ended_at: string | null;
                            ended_by: string | null;
                            /**
                             * @description Whether it did what was expected, as a review answered it.
                             * @enum {string|null}
                             */
                            answer: "yes" | "no" | "unknown" | null;
                            /** @description That review. */
                            answered_in: string | null;
                            made_at: string;
                            made_by: string;
                            changed_at: string;
                            /** @description Whether the caller may do something with it: where it is theirs, or they run the workspace. */
                            may: boolean;
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "made" | "moved" | "given" | "done" | "dropped" | "answered";
                                by: string;
                                note: string | null;
                                facts: {
                                    due?: string;
                                    before?: string;
                                    owner?: string;
                                    /** @enum {string} */
                                    answer?: "yes" | "no" | "unknown";
                                    review?: string;
                                };
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One task: what is expected of it, and everything that happened to it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            expected: string | null;
                            objective: string | null;
                            workflow: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                            id: string;
                            owner_name: string;
                            /** @description The day that was set first, however often it was moved. */
                            first_due: string;
                            /** @description What it came from. */
                            from: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "review";
                                id: string;
                            } | null;
                            /** @enum {string} */
                            state: "open" | "done" | "dropped";
                            is_overdue: boolean;
                            /** @description What was done, or why it was dropped. */
                            note: string | null;
                            ended_at: string | null;
                            ended_by: string | null;
                            /**
                             * @description Whether it did what was expected, as a review answered it.
                             * @enum {string|null}
                             */
                            answer: "yes" | "no" | "unknown" | null;
                            /** @description That review. */
                            answered_in: string | null;
                            made_at: string;
                            made_by: string;
                            changed_at: string;
                            /** @description Whether the caller may do something with it: where it is theirs, or they run the workspace. */
                            may: boolean;
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "made" | "moved" | "given" | "done" | "dropped" | "answered";
                                by: string;
                                note: string | null;
                                facts: {
                                    due?: string;
                                    before?: string;
                                    owner?: string;
                                    /** @enum {string} */
                                    answer?: "yes" | "no" | "unknown";
                                    review?: string;
                                };
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it another day, and say why. The first day stays beside it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        due: string;
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            expected: string | null;
                            objective: string | null;
                            workflow: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                            id: string;
                            owner_name: string;
                            /** @description The day that was set first, however often it was moved. */
                            first_due: string;
                            /** @description What it came from. */
                            from: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "review";
                                id: string;
                            } | null;
                            /** @enum {string} */
                            state: "open" | "done" | "dropped";
                            is_overdue: boolean;
                            /** @description What was done, or why it was dropped. */
                            note: string | null;
                            ended_at: string | null;
                            ended_by: string | null;
                            /**
                             * @description Whether it did what was expected, as a review answered it.
                             * @enum {string|null}
                             */
                            answer: "yes" | "no" | "unknown" | null;
                            /** @description That review. */
                            answered_in: string | null;
                            made_at: string;
                            made_by: string;
                            changed_at: string;
                            /** @description Whether the caller may do something with it: where it is theirs, or they run the workspace. */
                            may: boolean;
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "made" | "moved" | "given" | "done" | "dropped" | "answered";
                                by: string;
                                note: string | null;
                                facts: {
                                    due?: string;
                                    before?: string;
                                    owner?: string;
                                    /** @enum {string} */
                                    answer?: "yes" | "no" | "unknown";
                                    review?: string;
                                };
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/give": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it to another person of the plan.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        owner: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            expected: string | null;
                            objective: string | null;
                            workflow: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                            id: string;
                            owner_name: string;
                            /** @description The day that was set first, however often it was moved. */
                            first_due: string;
                            /** @description What it came from. */
                            from: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "review";
                                id: string;
                            } | null;
                            /** @enum {string} */
                            state: "open" | "done" | "dropped";
                            is_overdue: boolean;
                            /** @description What was done, or why it was dropped. */
                            note: string | null;
                            ended_at: string | null;
                            ended_by: string | null;
                            /**
                             * @description Whether it did what was expected, as a review answered it.
                             * @enum {string|null}
                             */
                            answer: "yes" | "no" | "unknown" | null;
                            /** @description That review. */
                            answered_in: string | null;
                            made_at: string;
                            made_by: string;
                            changed_at: string;
                            /** @description Whether the caller may do something with it: where it is theirs, or they run the workspace. */
                            may: boolean;
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "made" | "moved" | "given" | "done" | "dropped" | "answered";
                                by: string;
                                note: string | null;
                                facts: {
                                    due?: string;
                                    before?: string;
                                    owner?: string;
                                    /** @enum {string} */
                                    answer?: "yes" | "no" | "unknown";
                                    review?: string;
                                };
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it is done, and what was done. The next review asks whether it did what was expected.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        what: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            expected: string | null;
                            objective: string | null;
                            workflow: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                            id: string;
                            owner_name: string;
                            /** @description The day that was set first, however often it was moved. */
                            first_due: string;
                            /** @description What it came from. */
                            from: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "review";
                                id: string;
                            } | null;
                            /** @enum {string} */
                            state: "open" | "done" | "dropped";
                            is_overdue: boolean;
                            /** @description What was done, or why it was dropped. */
                            note: string | null;
                            ended_at: string | null;
                            ended_by: string | null;
                            /**
                             * @description Whether it did what was expected, as a review answered it.
                             * @enum {string|null}
                             */
                            answer: "yes" | "no" | "unknown" | null;
                            /** @description That review. */
                            answered_in: string | null;
                            made_at: string;
                            made_by: string;
                            changed_at: string;
                            /** @description Whether the caller may do something with it: where it is theirs, or they run the workspace. */
                            may: boolean;
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "made" | "moved" | "given" | "done" | "dropped" | "answered";
                                by: string;
                                note: string | null;
                                facts: {
                                    due?: string;
                                    before?: string;
                                    owner?: string;
                                    /** @enum {string} */
                                    answer?: "yes" | "no" | "unknown";
                                    review?: string;
                                };
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop it, and say why.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            expected: string | null;
                            objective: string | null;
                            workflow: string | null;
                            /** @description Who does it: a person of the plan, by their key. */
                            owner: string;
                            /** @description By when, a day. */
                            due: string;
                            id: string;
                            owner_name: string;
                            /** @description The day that was set first, however often it was moved. */
                            first_due: string;
                            /** @description What it came from. */
                            from: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "review";
                                id: string;
                            } | null;
                            /** @enum {string} */
                            state: "open" | "done" | "dropped";
                            is_overdue: boolean;
                            /** @description What was done, or why it was dropped. */
                            note: string | null;
                            ended_at: string | null;
                            ended_by: string | null;
                            /**
                             * @description Whether it did what was expected, as a review answered it.
                             * @enum {string|null}
                             */
                            answer: "yes" | "no" | "unknown" | null;
                            /** @description That review. */
                            answered_in: string | null;
                            made_at: string;
                            made_by: string;
                            changed_at: string;
                            /** @description Whether the caller may do something with it: where it is theirs, or they run the workspace. */
                            may: boolean;
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "made" | "moved" | "given" | "done" | "dropped" | "answered";
                                by: string;
                                note: string | null;
                                facts: {
                                    due?: string;
                                    before?: string;
                                    owner?: string;
                                    /** @enum {string} */
                                    answer?: "yes" | "no" | "unknown";
                                    review?: string;
                                };
                                decision_seq: number;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tools in which teams work their tickets, that things are handed over to. Never their tokens.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "github" | "jira" | "linear" | "zendesk";
                                /** @description What the tool is called. */
                                tool: string;
                                name: string;
                                url: string;
                                /** @description Whose the token is, as the tool says. */
                                account: string;
                                /** @description The repository, project, team or group things are handed over to. */
                                target: string;
                                /** @description Whether it is written there, as a comment, that it is over here. */
                                tells_end: boolean;
                                /** @description What can be had of it: true, or what it has instead. */
                                can: {
                                    in_progress?: true | string;
                                    cancelled?: true | string;
                                    may_create?: true | string;
                                    once?: true | string;
                                };
                                read_at: string | null;
                                /** @description Why it cannot be read; null while it can. */
                                problem: string | null;
                                problem_since: string | null;
                                by: string;
                                created_at: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Set a tracker up: its token and its target are tried before anything is kept.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "github" | "jira" | "linear" | "zendesk";
                        /** @description Its address; of GitHub and Linear it may be left out. */
                        url?: string;
                        /** @description Of Jira and Zendesk: the mail address the token is of. */
                        account?: string;
                        /** @description Kept sealed, and in no answer. */
                        token: string;
                        /** @description How it is called here; after its target where left out. */
                        name?: string;
                        /**
                         * @description Of GitHub owner/repository, of Jira the key of a project (OPS, or OPS/Bug), of Linear a team, of Zendesk a group or nothing.
                         * @default
                         */
                        target?: string;
                        /** @default false */
                        tells_end?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "github" | "jira" | "linear" | "zendesk";
                            /** @description What the tool is called. */
                            tool: string;
                            name: string;
                            url: string;
                            /** @description Whose the token is, as the tool says. */
                            account: string;
                            /** @description The repository, project, team or group things are handed over to. */
                            target: string;
                            /** @description Whether it is written there, as a comment, that it is over here. */
                            tells_end: boolean;
                            /** @description What can be had of it: true, or what it has instead. */
                            can: {
                                in_progress?: true | string;
                                cancelled?: true | string;
                                may_create?: true | string;
                                once?: true | string;
                            };
                            read_at: string | null;
                            /** @description Why it cannot be read; null while it can. */
                            problem: string | null;
                            problem_since: string | null;
                            by: string;
                            created_at: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look whose a token is and where tickets could be made with it. Keeps nothing.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "github" | "jira" | "linear" | "zendesk";
                        /** @description Its address; of GitHub and Linear it may be left out. */
                        url?: string;
                        /** @description Of Jira and Zendesk: the mail address the token is of. */
                        account?: string;
                        /** @description Kept sealed, and in no answer. */
                        token: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: string;
                            /** @description The first hundred. */
                            targets: {
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look where tickets could be made with what it has, or with what is given in its place. Keeps nothing.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description Its id or its name. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Its address; with another one the token is given anew. */
                        url?: string;
                        /** @description Of Jira and Zendesk: the mail address the token is of. */
                        account?: string;
                        /** @description Kept sealed, and in no answer. */
                        token?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            account: string;
                            /** @description The first hundred. */
                            targets: {
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give it another address, account, token, target or rule, each tried first. What was handed over stays, and must be readable that way.
         * @description For owner, operator.
         */
        put: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description Its id or its name. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Its address; with another one the token is given anew. */
                        url?: string;
                        /** @description Of Jira and Zendesk: the mail address the token is of. */
                        account?: string;
                        /** @description Kept sealed, and in no answer. */
                        token?: string;
                        target?: string;
                        tells_end?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "github" | "jira" | "linear" | "zendesk";
                            /** @description What the tool is called. */
                            tool: string;
                            name: string;
                            url: string;
                            /** @description Whose the token is, as the tool says. */
                            account: string;
                            /** @description The repository, project, team or group things are handed over to. */
                            target: string;
                            /** @description Whether it is written there, as a comment, that it is over here. */
                            tells_end: boolean;
                            /** @description What can be had of it: true, or what it has instead. */
                            can: {
                                in_progress?: true | string;
                                cancelled?: true | string;
                                may_create?: true | string;
                                once?: true | string;
                            };
                            read_at: string | null;
                            /** @description Why it cannot be read; null while it can. */
                            problem: string | null;
                            problem_since: string | null;
                            by: string;
                            created_at: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Remove a tracker, at once: its token is forgotten, and nothing is handed over or followed there any more.
         * @description For owner, operator.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description Its id or its name. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trackers/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See whether its token and its target still hold. Makes nothing there.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description Its id or its name. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            works: boolean;
                            why: string | null;
                            account: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was handed over to other tools, the newest first, and how it stands there and here.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    state?: "followed" | "all" | "sending" | "handed" | "failed" | "ended";
                    /** @description Only of one thing, with its id in about_id. */
                    about?: "finding" | "request" | "task";
                    about_id?: string;
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                about: {
                                    /** @enum {string} */
                                    kind: "finding" | "request" | "task";
                                    id: string;
                                };
                                /** @description Of the ticket, as it was sent. */
                                title: string;
                                tracker: {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "github" | "jira" | "linear" | "zendesk";
                                    name: string;
                                };
                                /** @enum {string} */
                                state: "sending" | "handed" | "failed" | "ended";
                                /** @description How it stands: `differs` where the tool says something else than what is so here. That ends nothing here. */
                                standing: {
                                    /** @enum {string} */
                                    kind: "sending" | "failed" | "under_way" | "differs" | "over" | "gone" | "ended";
                                    sentence: string;
                                };
                                problem: string | null;
                                /** @description When it is tried again; null where it is not. */
                                next_at: string | null;
                                ticket: {
                                    name: string;
                                    url: string;
                                } | null;
                                /**
                                 * @description Where the ticket stands in its tool; null where that was not read yet.
                                 * @enum {string|null}
                                 */
                                there: "open" | "in_progress" | "done" | "cancelled" | "gone" | null;
                                /** @description The same in the words of the tool. */
                                there_said: string | null;
                                /** @description When it was first read so. */
                                there_since: string | null;
                                assignee: string | null;
                                /** @description When it was read last. */
                                read_at: string | null;
                                over_here: boolean;
                                ordered_by: string;
                                ordered_at: string;
                                decision_seq: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Hand something over to a tracker: a ticket is made there at once, or as soon as the tool can be reached. Of one thing there is one in each.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is handed over. */
                        about: {
                            /** @enum {string} */
                            kind: "finding" | "request" | "task";
                            id: string;
                        };
                        /**
                         * @description Words to those who will work on it.
                         * @default null
                         */
                        note?: string | null;
                        /**
                         * @description Whether what people or looks said of it is sent as well: why it is asked for, what is expected, what the look said.
                         * @default false
                         */
                        words?: boolean;
                        /** @description Its id or its name. */
                        tracker: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            about: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "task";
                                id: string;
                            };
                            /** @description Of the ticket, as it was sent. */
                            title: string;
                            tracker: {
                                id: string;
                                /** @enum {string} */
                                kind: "github" | "jira" | "linear" | "zendesk";
                                name: string;
                            };
                            /** @enum {string} */
                            state: "sending" | "handed" | "failed" | "ended";
                            /** @description How it stands: `differs` where the tool says something else than what is so here. That ends nothing here. */
                            standing: {
                                /** @enum {string} */
                                kind: "sending" | "failed" | "under_way" | "differs" | "over" | "gone" | "ended";
                                sentence: string;
                            };
                            problem: string | null;
                            /** @description When it is tried again; null where it is not. */
                            next_at: string | null;
                            ticket: {
                                name: string;
                                url: string;
                            } | null;
                            /**
                             * @description Where the ticket stands in its tool; null where that was not read yet.
                             * @enum {string|null}
                             */
                            there: "open" | "in_progress" | "done" | "cancelled" | "gone" | null;
                            /** @description The same in the words of the tool. */
                            there_said: string | null;
                            /** @description When it was first read so. */
                            there_since: string | null;
                            assignee: string | null;
                            /** @description When it was read last. */
                            read_at: string | null;
                            over_here: boolean;
                            ordered_by: string;
                            ordered_at: string;
                            decision_seq: number;
                            /** @description What was sent, as it was shown before. */
                            sent: {
                                title: string;
                                facts: [
                                    string,
                                    string
                                ][];
                                note: string | null;
                                link: string;
                            };
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "ordered" | "again" | "made" | "found" | "failed" | "there" | "assigned" | "moved" | "over" | "open_again" | "told" | "ended";
                                by: string | null;
                                facts: {
                                    ticket?: string;
                                    /** @enum {string} */
                                    there?: "open" | "in_progress" | "done" | "cancelled" | "gone";
                                    said?: string;
                                    assignee?: string | null;
                                    why?: string;
                                };
                                /** @description The entry of the decision log; null for what was read in the tool. */
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One handover: what was sent, how it stands, and everything that happened to it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            about: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "task";
                                id: string;
                            };
                            /** @description Of the ticket, as it was sent. */
                            title: string;
                            tracker: {
                                id: string;
                                /** @enum {string} */
                                kind: "github" | "jira" | "linear" | "zendesk";
                                name: string;
                            };
                            /** @enum {string} */
                            state: "sending" | "handed" | "failed" | "ended";
                            /** @description How it stands: `differs` where the tool says something else than what is so here. That ends nothing here. */
                            standing: {
                                /** @enum {string} */
                                kind: "sending" | "failed" | "under_way" | "differs" | "over" | "gone" | "ended";
                                sentence: string;
                            };
                            problem: string | null;
                            /** @description When it is tried again; null where it is not. */
                            next_at: string | null;
                            ticket: {
                                name: string;
                                url: string;
                            } | null;
                            /**
                             * @description Where the ticket stands in its tool; null where that was not read yet.
                             * @enum {string|null}
                             */
                            there: "open" | "in_progress" | "done" | "cancelled" | "gone" | null;
                            /** @description The same in the words of the tool. */
                            there_said: string | null;
                            /** @description When it was first read so. */
                            there_since: string | null;
                            assignee: string | null;
                            /** @description When it was read last. */
                            read_at: string | null;
                            over_here: boolean;
                            ordered_by: string;
                            ordered_at: string;
                            decision_seq: number;
                            /** @description What was sent, as it was shown before. */
                            sent: {
                                title: string;
                                facts: [
                                    string,
                                    string
                                ][];
                                note: string | null;
                                link: string;
                            };
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "ordered" | "again" | "made" | "found" | "failed" | "there" | "assigned" | "moved" | "over" | "open_again" | "told" | "ended";
                                by: string | null;
                                facts: {
                                    ticket?: string;
                                    /** @enum {string} */
                                    there?: "open" | "in_progress" | "done" | "cancelled" | "gone";
                                    said?: string;
                                    assignee?: string | null;
                                    why?: string;
                                };
                                /** @description The entry of the decision log; null for what was read in the tool. */
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be sent of something, and nothing else. Sends nothing.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description What is handed over. */
                        about: {
                            /** @enum {string} */
                            kind: "finding" | "request" | "task";
                            id: string;
                        };
                        /**
                         * @description Words to those who will work on it.
                         * @default null
                         */
                        note?: string | null;
                        /**
                         * @description Whether what people or looks said of it is sent as well: why it is asked for, what is expected, what the look said.
                         * @default false
                         */
                        words?: boolean;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            facts: [
                                string,
                                string
                            ][];
                            note: string | null;
                            link: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what was given up or refused, once it is mended why.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            about: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "task";
                                id: string;
                            };
                            /** @description Of the ticket, as it was sent. */
                            title: string;
                            tracker: {
                                id: string;
                                /** @enum {string} */
                                kind: "github" | "jira" | "linear" | "zendesk";
                                name: string;
                            };
                            /** @enum {string} */
                            state: "sending" | "handed" | "failed" | "ended";
                            /** @description How it stands: `differs` where the tool says something else than what is so here. That ends nothing here. */
                            standing: {
                                /** @enum {string} */
                                kind: "sending" | "failed" | "under_way" | "differs" | "over" | "gone" | "ended";
                                sentence: string;
                            };
                            problem: string | null;
                            /** @description When it is tried again; null where it is not. */
                            next_at: string | null;
                            ticket: {
                                name: string;
                                url: string;
                            } | null;
                            /**
                             * @description Where the ticket stands in its tool; null where that was not read yet.
                             * @enum {string|null}
                             */
                            there: "open" | "in_progress" | "done" | "cancelled" | "gone" | null;
                            /** @description The same in the words of the tool. */
                            there_said: string | null;
                            /** @description When it was first read so. */
                            there_since: string | null;
                            assignee: string | null;
                            /** @description When it was read last. */
                            read_at: string | null;
                            over_here: boolean;
                            ordered_by: string;
                            ordered_at: string;
                            decision_seq: number;
                            /** @description What was sent, as it was shown before. */
                            sent: {
                                title: string;
                                facts: [
                                    string,
                                    string
                                ][];
                                note: string | null;
                                link: string;
                            };
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "ordered" | "again" | "made" | "found" | "failed" | "there" | "assigned" | "moved" | "over" | "open_again" | "told" | "ended";
                                by: string | null;
                                facts: {
                                    ticket?: string;
                                    /** @enum {string} */
                                    there?: "open" | "in_progress" | "done" | "cancelled" | "gone";
                                    said?: string;
                                    assignee?: string | null;
                                    why?: string;
                                };
                                /** @description The entry of the decision log; null for what was read in the tool. */
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look now how its ticket stands.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            about: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "task";
                                id: string;
                            };
                            /** @description Of the ticket, as it was sent. */
                            title: string;
                            tracker: {
                                id: string;
                                /** @enum {string} */
                                kind: "github" | "jira" | "linear" | "zendesk";
                                name: string;
                            };
                            /** @enum {string} */
                            state: "sending" | "handed" | "failed" | "ended";
                            /** @description How it stands: `differs` where the tool says something else than what is so here. That ends nothing here. */
                            standing: {
                                /** @enum {string} */
                                kind: "sending" | "failed" | "under_way" | "differs" | "over" | "gone" | "ended";
                                sentence: string;
                            };
                            problem: string | null;
                            /** @description When it is tried again; null where it is not. */
                            next_at: string | null;
                            ticket: {
                                name: string;
                                url: string;
                            } | null;
                            /**
                             * @description Where the ticket stands in its tool; null where that was not read yet.
                             * @enum {string|null}
                             */
                            there: "open" | "in_progress" | "done" | "cancelled" | "gone" | null;
                            /** @description The same in the words of the tool. */
                            there_said: string | null;
                            /** @description When it was first read so. */
                            there_since: string | null;
                            assignee: string | null;
                            /** @description When it was read last. */
                            read_at: string | null;
                            over_here: boolean;
                            ordered_by: string;
                            ordered_at: string;
                            decision_seq: number;
                            /** @description What was sent, as it was shown before. */
                            sent: {
                                title: string;
                                facts: [
                                    string,
                                    string
                                ][];
                                note: string | null;
                                link: string;
                            };
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "ordered" | "again" | "made" | "found" | "failed" | "there" | "assigned" | "moved" | "over" | "open_again" | "told" | "ended";
                                by: string | null;
                                facts: {
                                    ticket?: string;
                                    /** @enum {string} */
                                    there?: "open" | "in_progress" | "done" | "cancelled" | "gone";
                                    said?: string;
                                    assignee?: string | null;
                                    why?: string;
                                };
                                /** @description The entry of the decision log; null for what was read in the tool. */
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow its ticket no more, and send nothing more. What is in the tool stays there.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            about: {
                                /** @enum {string} */
                                kind: "finding" | "request" | "task";
                                id: string;
                            };
                            /** @description Of the ticket, as it was sent. */
                            title: string;
                            tracker: {
                                id: string;
                                /** @enum {string} */
                                kind: "github" | "jira" | "linear" | "zendesk";
                                name: string;
                            };
                            /** @enum {string} */
                            state: "sending" | "handed" | "failed" | "ended";
                            /** @description How it stands: `differs` where the tool says something else than what is so here. That ends nothing here. */
                            standing: {
                                /** @enum {string} */
                                kind: "sending" | "failed" | "under_way" | "differs" | "over" | "gone" | "ended";
                                sentence: string;
                            };
                            problem: string | null;
                            /** @description When it is tried again; null where it is not. */
                            next_at: string | null;
                            ticket: {
                                name: string;
                                url: string;
                            } | null;
                            /**
                             * @description Where the ticket stands in its tool; null where that was not read yet.
                             * @enum {string|null}
                             */
                            there: "open" | "in_progress" | "done" | "cancelled" | "gone" | null;
                            /** @description The same in the words of the tool. */
                            there_said: string | null;
                            /** @description When it was first read so. */
                            there_since: string | null;
                            assignee: string | null;
                            /** @description When it was read last. */
                            read_at: string | null;
                            over_here: boolean;
                            ordered_by: string;
                            ordered_at: string;
                            decision_seq: number;
                            /** @description What was sent, as it was shown before. */
                            sent: {
                                title: string;
                                facts: [
                                    string,
                                    string
                                ][];
                                note: string | null;
                                link: string;
                            };
                            /** @description How those who did something are called. */
                            names: {
                                [key: string]: string;
                            };
                            history: {
                                at: string;
                                /** @enum {string} */
                                kind: "ordered" | "again" | "made" | "found" | "failed" | "there" | "assigned" | "moved" | "over" | "open_again" | "told" | "ended";
                                by: string | null;
                                facts: {
                                    ticket?: string;
                                    /** @enum {string} */
                                    there?: "open" | "in_progress" | "done" | "cancelled" | "gone";
                                    said?: string;
                                    assignee?: string | null;
                                    why?: string;
                                };
                                /** @description The entry of the decision log; null for what was read in the tool. */
                                decision_seq: number | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people are owed to be told, the newest first: to whom, by which way, and what became of it.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only what is not sent yet, or what somebody was to be told and was not. */
                    state?: "under_way" | "not_delivered";
                    workflow?: string;
                    limit?: number;
                    cursor?: string;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "finding.opened" | "finding.reopened" | "finding.over" | "finding.closed" | "finding.left_plan" | "workflow.stopped" | "workflow.started" | "review.drawn" | "review.signed" | "review.refused" | "clock.passed" | "request.received" | "request.held" | "request.filed" | "request.classified" | "request.approval_asked" | "request.approved" | "request.scheduled" | "request.refused" | "request.disputed" | "request.ordered" | "request.closed" | "task.given" | "task.left" | "task.overdue" | "task.over" | "report.drafted" | "report.approved" | "report.sent";
                                /** @description What it speaks of; what begins and its end have the same. */
                                about: string;
                                /** @description Something began, or is over; null for what is neither. */
                                opens: boolean | null;
                                /** @enum {string} */
                                urgency: "high" | "medium" | "low";
                                workflow: string | null;
                                subject: string;
                                owed_at: string;
                                /** @description When it was settled who is told. */
                                routed_at: string | null;
                                /** @description Why nobody is told. */
                                nobody: string | null;
                                /**
                                 * @description How it stands with what began; null for what did not begin.
                                 * @enum {string|null}
                                 */
                                standing: "open" | "acknowledged" | "over" | null;
                                acknowledged_by: string | null;
                                /** @description When the rule tells others, if nobody has acknowledged it by then. */
                                next_step_at: string | null;
                                deliveries: {
                                    /** @description What the receiver sees as its id: the same however often it was sent. */
                                    id: string;
                                    to: string;
                                    /** @enum {string} */
                                    channel: "mail" | "webhook" | "slack" | "teams" | "ntfy";
                                    /** @description Why it is them. */
                                    because: string;
                                    /**
                                     * @description failed is tried again, exhausted is not; dropped is what nobody needed any more.
                                     * @enum {string}
                                     */
                                    state: "waiting" | "failed" | "held" | "sent" | "exhausted" | "dropped";
                                    /** @description Why it is held, or was dropped. */
                                    reason: string | null;
                                    attempts: number;
                                    next_at: string | null;
                                    last_error: string | null;
                                    sent_at: string | null;
                                    /** @description Which telling it is of what nobody had acknowledged; the first is 0. */
                                    step: number;
                                    /** @description The id of the message in which it stands with others; null where it goes alone. */
                                    digest: string | null;
                                }[];
                            }[];
                            next: string | null;
                            /** @description Whether this installation sends mail. */
                            mail: boolean;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One notice: what it says, to whom it went and what became of each.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "finding.opened" | "finding.reopened" | "finding.over" | "finding.closed" | "finding.left_plan" | "workflow.stopped" | "workflow.started" | "review.drawn" | "review.signed" | "review.refused" | "clock.passed" | "request.received" | "request.held" | "request.filed" | "request.classified" | "request.approval_asked" | "request.approved" | "request.scheduled" | "request.refused" | "request.disputed" | "request.ordered" | "request.closed" | "task.given" | "task.left" | "task.overdue" | "task.over" | "report.drafted" | "report.approved" | "report.sent";
                            /** @description What it speaks of; what begins and its end have the same. */
                            about: string;
                            /** @description Something began, or is over; null for what is neither. */
                            opens: boolean | null;
                            /** @enum {string} */
                            urgency: "high" | "medium" | "low";
                            workflow: string | null;
                            subject: string;
                            owed_at: string;
                            /** @description When it was settled who is told. */
                            routed_at: string | null;
                            /** @description Why nobody is told. */
                            nobody: string | null;
                            /**
                             * @description How it stands with what began; null for what did not begin.
                             * @enum {string|null}
                             */
                            standing: "open" | "acknowledged" | "over" | null;
                            acknowledged_by: string | null;
                            /** @description When the rule tells others, if nobody has acknowledged it by then. */
                            next_step_at: string | null;
                            deliveries: {
                                /** @description What the receiver sees as its id: the same however often it was sent. */
                                id: string;
                                to: string;
                                /** @enum {string} */
                                channel: "mail" | "webhook" | "slack" | "teams" | "ntfy";
                                /** @description Why it is them. */
                                because: string;
                                /**
                                 * @description failed is tried again, exhausted is not; dropped is what nobody needed any more.
                                 * @enum {string}
                                 */
                                state: "waiting" | "failed" | "held" | "sent" | "exhausted" | "dropped";
                                /** @description Why it is held, or was dropped. */
                                reason: string | null;
                                attempts: number;
                                next_at: string | null;
                                last_error: string | null;
                                sent_at: string | null;
                                /** @description Which telling it is of what nobody had acknowledged; the first is 0. */
                                step: number;
                                /** @description The id of the message in which it stands with others; null where it goes alone. */
                                digest: string | null;
                            }[];
                            text: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one has seen what a notice tells the beginning of and what one means to do: nobody else is told of it from then on, until it is over.
         * @description For owner, operator, reviewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        note: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            kind: "finding.opened" | "finding.reopened" | "finding.over" | "finding.closed" | "finding.left_plan" | "workflow.stopped" | "workflow.started" | "review.drawn" | "review.signed" | "review.refused" | "clock.passed" | "request.received" | "request.held" | "request.filed" | "request.classified" | "request.approval_asked" | "request.approved" | "request.scheduled" | "request.refused" | "request.disputed" | "request.ordered" | "request.closed" | "task.given" | "task.left" | "task.overdue" | "task.over" | "report.drafted" | "report.approved" | "report.sent";
                            /** @description What it speaks of; what begins and its end have the same. */
                            about: string;
                            /** @description Something began, or is over; null for what is neither. */
                            opens: boolean | null;
                            /** @enum {string} */
                            urgency: "high" | "medium" | "low";
                            workflow: string | null;
                            subject: string;
                            owed_at: string;
                            /** @description When it was settled who is told. */
                            routed_at: string | null;
                            /** @description Why nobody is told. */
                            nobody: string | null;
                            /**
                             * @description How it stands with what began; null for what did not begin.
                             * @enum {string|null}
                             */
                            standing: "open" | "acknowledged" | "over" | null;
                            acknowledged_by: string | null;
                            /** @description When the rule tells others, if nobody has acknowledged it by then. */
                            next_step_at: string | null;
                            deliveries: {
                                /** @description What the receiver sees as its id: the same however often it was sent. */
                                id: string;
                                to: string;
                                /** @enum {string} */
                                channel: "mail" | "webhook" | "slack" | "teams" | "ntfy";
                                /** @description Why it is them. */
                                because: string;
                                /**
                                 * @description failed is tried again, exhausted is not; dropped is what nobody needed any more.
                                 * @enum {string}
                                 */
                                state: "waiting" | "failed" | "held" | "sent" | "exhausted" | "dropped";
                                /** @description Why it is held, or was dropped. */
                                reason: string | null;
                                attempts: number;
                                next_at: string | null;
                                last_error: string | null;
                                sent_at: string | null;
                                /** @description Which telling it is of what nobody had acknowledged; the first is 0. */
                                step: number;
                                /** @description The id of the message in which it stands with others; null where it goes alone. */
                                digest: string | null;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Places that are told beside people’s mail. Never their addresses.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                kind: "webhook" | "slack" | "teams" | "ntfy";
                                name: string;
                                created_at: string;
                                by: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Set up a place that is told: a room of Slack or Teams, a signed webhook, a topic of ntfy.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "webhook" | "slack" | "teams" | "ntfy";
                        name: string;
                        /** @description Kept sealed, and in no answer. */
                        url: string;
                        /** @description Of a webhook, to sign with ("whsec_..."; one is made where it is left out); of ntfy, an access token. */
                        secret?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            channel: {
                                id: string;
                                /** @enum {string} */
                                kind: "webhook" | "slack" | "teams" | "ntfy";
                                name: string;
                                created_at: string;
                                by: string;
                            };
                            /** @description Of a webhook: what it is signed with. It is answered this once. */
                            secret: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a word there now, once, and see whether it is taken.
         * @description For owner, operator.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description Its id or its name. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sent: boolean;
                            why: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notice-channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a place, at once: nothing is told there any more, and its address is forgotten.
         * @description For owner, operator.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    /** @description Its id or its name. */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The decision log, newest first.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    before?: number;
                    limit?: number;
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                seq: number;
                                at: string;
                                principal: string;
                                kind: string;
                                body: {
                                    [key: string]: unknown;
                                };
                                previous: string;
                                hash: string;
                            }[];
                            /** @description What to give as "before" for the next page. */
                            next: string | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compute every hash of the decision log again, and of everything that its entries froze: reviews, reports, the evidence of findings, requests with what happened to them, how mails were settled, change notes, statements of hours, and what was said of tasks.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            whole: boolean;
                            entries: number;
                            head: string | null;
                            reason: string | null;
                            /** @description What is not as its entry holds it, and what of it. Looked for where the chain of entries holds. */
                            altered: {
                                /** @enum {string} */
                                about: "review" | "finding" | "request" | "mail" | "note" | "statement" | "task" | "report" | "swap" | "handover";
                                id: string;
                                seq: number;
                                what: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be erased with a case, a person or a run. Nothing is changed.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description A case with all its runs, a person (the "user" of runs) with all theirs, or one run.
                         * @enum {string}
                         */
                        of: "case" | "user" | "run";
                        /** @description Its id, as it was sent or as it is kept where that is masked. */
                        value: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            of: "case" | "user" | "run";
                            /** @description As it is kept. */
                            value: string;
                            runs: number;
                            /** @description How many lines of each kind; "run" counts the runs made of them, "refused" lines that were refused and are kept to be mended. */
                            lines: {
                                [key: string]: number;
                            };
                            workflows: {
                                workflow: string;
                                runs: number;
                            }[];
                            /** @description Other runs whose texts hold the value, a hundred at most. They would stay. */
                            mentioned_in: string[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was erased, the newest first: what kind, why, by whom and how much. Never what it was.
         * @description For owner.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                of: "case" | "user" | "run";
                                because: string;
                                by: string;
                                ordered_at: string;
                                /** @description The entry of the decision log by which it was ordered. */
                                ordered_seq: number;
                                /** @description Null until they are counted. */
                                runs: number | null;
                                /** @description How many lines of each kind; "run" counts the runs made of them, "refused" lines that were refused and are kept to be mended. */
                                lines: {
                                    [key: string]: number;
                                } | null;
                                /** @description Since when no file holds any of it; null while it is under way. */
                                done_at: string | null;
                                done_seq: number | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Erase a case, a person or a run from the evidence, for good: nobody can bring it back. What comes later for it is refused. Answers when it is done, or that it is under way.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description A case with all its runs, a person (the "user" of runs) with all theirs, or one run.
                         * @enum {string}
                         */
                        of: "case" | "user" | "run";
                        /** @description Its id, as it was sent or as it is kept where that is masked. */
                        value: string;
                        /** @description Why. It is kept: do not name the person in it. */
                        because: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            of: "case" | "user" | "run";
                            because: string;
                            by: string;
                            ordered_at: string;
                            /** @description The entry of the decision log by which it was ordered. */
                            ordered_seq: number;
                            /** @description Null until they are counted. */
                            runs: number | null;
                            /** @description How many lines of each kind; "run" counts the runs made of them, "refused" lines that were refused and are kept to be mended. */
                            lines: {
                                [key: string]: number;
                            } | null;
                            /** @description Since when no file holds any of it; null while it is under way. */
                            done_at: string | null;
                            done_seq: number | null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/erasures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One erasure, with the entries of the decision log that prove it.
         * @description For owner.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            of: "case" | "user" | "run";
                            because: string;
                            by: string;
                            ordered_at: string;
                            /** @description The entry of the decision log by which it was ordered. */
                            ordered_seq: number;
                            /** @description Null until they are counted. */
                            runs: number | null;
                            /** @description How many lines of each kind; "run" counts the runs made of them, "refused" lines that were refused and are kept to be mended. */
                            lines: {
                                [key: string]: number;
                            } | null;
                            /** @description Since when no file holds any of it; null while it is under way. */
                            done_at: string | null;
                            done_seq: number | null;
                            /** @description The hashes of both entries. They are in the chain of the log, which "verify" computes again. */
                            proof: {
                                ordered: string;
                                done: string | null;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes in the workspace, as it does (server-sent events): "changed" with the names of what did (runs, findings, reviews, decisions, plan, hours), and "alive" each 15 seconds. Never the data itself: ask for it again.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The filters one saved under a name in this workspace, by name. Nobody else sees them.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @enum {string} */
                                page: "overview" | "runs" | "findings";
                                name: string;
                                search: {
                                    [key: string]: string;
                                };
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Save the filters of a page under a name; the same name again replaces them.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        page: "overview" | "runs" | "findings";
                        name: string;
                        search: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {string} */
                            page: "overview" | "runs" | "findings";
                            name: string;
                            search: {
                                [key: string]: string;
                            };
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a saved view of one’s own.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who one is here: the person behind the sign-in or key, the workspaces it opens and the roles there.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description As the decision log names the caller. */
                            id: string;
                            /** @enum {string} */
                            via: "session" | "key" | "local";
                            person: {
                                id: string;
                                name: string;
                                email: string;
                            } | null;
                            workspaces: {
                                id: string;
                                name: string;
                                roles: ("owner" | "operator" | "reviewer" | "approver" | "viewer" | "sender")[];
                                /**
                                 * @description As its own member, or as staff of a provider it lets in.
                                 * @enum {string}
                                 */
                                through: "member" | "grant";
                            }[];
                            /** @description The providers whose staff one is; none for a key, which stands for one workspace. */
                            providers: {
                                id: string;
                                name: string;
                            }[];
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of the workspace and their roles. Provider staff is not listed here: see the grants.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                                role: string;
                                /** @description Whether they have ever opened a link. */
                                has_signed_in: boolean;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Invite a person, or change the role of one. The answer holds a link with which they sign in, once, within a day.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "owner" | "operator" | "reviewer" | "approver" | "viewer";
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            link: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a person of the workspace another role, at once. The last owner stays one.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        role: "owner" | "operator" | "reviewer" | "approver" | "viewer";
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            changed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new sign-in link for a person of the workspace, once, within a day, in place of their earlier ones. Entered in the decision log.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: email */
                        email: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            link: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a person out of the workspace. Their keys stop at once, and who sees nothing any more is signed out. The last owner stays.
         * @description For owner.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which providers may see this workspace, since when, and which grants have ended.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                provider: string;
                                provider_name: string;
                                roles: string[];
                                granted_by: string;
                                granted_at: string;
                                ended_at: string | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Let a provider's staff see this workspace, with these roles, until the grant is ended.
         * @description For owner.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        roles: ("operator" | "reviewer" | "approver" | "viewer")[];
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a provider's access, at once.
         * @description For owner.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ended: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys of the workspace: whose they are, how they begin, what they may, when last used. An owner sees everybody's, others their own.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string | null;
                                begins: string | null;
                                person: {
                                    id: string;
                                    name: string;
                                    email: string;
                                };
                                roles: ("owner" | "operator" | "reviewer" | "approver" | "viewer" | "sender")[];
                                /** @description It sends of this workflow alone; null: of all. */
                                workflow: string | null;
                                /** @description How many lines or spans it may send in a minute; null: no limit. */
                                per_minute: number | null;
                                created_at: string;
                                last_used: string | null;
                                expires_at: string | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Make an API key for the workspace, with no more rights than one has. It is shown once.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        roles: ("owner" | "operator" | "reviewer" | "approver" | "viewer" | "sender")[];
                        /** @description Of which workflow alone it sends, for a key that sends and does nothing else (the role sender). */
                        workflow?: string;
                        /** @description How many lines or spans it may send in a minute; beyond it is told to come again (429). */
                        per_minute?: number;
                        /** @description How long it works; without it, until it is revoked. */
                        days?: number;
                        /**
                         * Format: email
                         * @description Whose key, by mail: only at the machine that holds the folder.
                         */
                        person?: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            key: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a key, at once: one’s own, or as an owner anybody’s.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            revoked: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is kept to read other systems with: names, by whom they were set and what names them; never their values.
         * @description For owner, operator.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                name: string;
                                set_at: string;
                                by: string;
                                /** @description The parts of the plan in force that name it. */
                                used_by: string[];
                            }[];
                            /** @description Those that the plan in force names and nobody has set. */
                            missing: {
                                name: string;
                                /** @description The parts of the plan in force that name it. */
                                used_by: string[];
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credentials/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep a credential of another system under a name, in the place of an earlier one. It is sealed, and never answered.
         * @description For owner, operator.
         */
        put: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description As the system wants it: a whole header value such as "Bearer abc", or the URL of a database. */
                        value: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            name: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        post?: never;
        /**
         * Forget a credential, at once.
         * @description For owner, operator.
         */
        delete: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path: {
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in, the session used last first.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description Where the sign-in came from; null where that is not known. */
                                address: string | null;
                                /** @description What the browser said of itself. */
                                agent: string | null;
                                since: string;
                                /** @description To within ten minutes. */
                                last_seen: string;
                                /** @description The one that asks. */
                                is_this: boolean;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * End all sessions of one’s own but the one that asks, at once.
         * @description For whoever is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many. */
                            ended: number;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session of one’s own, at once.
         * @description For whoever is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ended: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Found a provider: an organisation that maintains workspaces for clients. Whoever founds it is its first staff. It sees no workspace without a grant.
         * @description For whoever is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers/{id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is on the staff of a provider one belongs to.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                name: string;
                                email: string;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Add a person to the staff of a provider one belongs to.
         * @description For whoever is signed in.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Their id or mail address. */
                        person: string;
                    };
                };
            };
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            added: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/providers/{id}/staff/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a person off the staff of a provider one belongs to. They see its clients no longer, at once.
         * @description For whoever is signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    person: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            removed: true;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every workspace one may see, in one word and one sentence, worst first. Each is asked by itself: nothing of one is in another.
         * @description For whoever is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            as_of: string;
                            items: {
                                id: string;
                                name: string;
                                roles: ("owner" | "operator" | "reviewer" | "approver" | "viewer" | "sender")[];
                                /**
                                 * @description As its own member, or as staff of a provider it lets in.
                                 * @enum {string}
                                 */
                                through: "member" | "grant";
                                /** @description Null where it could not be asked. */
                                standing: {
                                    time_zone: string;
                                    /** @description A few words of its plan that stand wherever it is shown. */
                                    label: string | null;
                                    /**
                                     * @description That of its worst workflow.
                                     * @enum {string}
                                     */
                                    state: "needs_you" | "cant_tell" | "stopped" | "fine";
                                    sentence: string;
                                    /** @description Whose sentence it is; null where there is no plan yet. */
                                    workflow: {
                                        workflow: string;
                                        name: string;
                                    } | null;
                                    /** @description Where it cannot be told: the one thing to connect; null where only time helps. */
                                    connect: {
                                        what: string;
                                        /** @description About how long it takes. */
                                        minutes: number;
                                        /**
                                         * @description The page of the desk on which it is done.
                                         * @enum {string}
                                         */
                                        where: "keys" | "plan";
                                    } | null;
                                    /** @description Everything that workflow needs somebody for, somebody has acknowledged. */
                                    is_held: boolean;
                                    /** @description How many of each state. */
                                    workflows: {
                                        needs_you: number;
                                        cant_tell: number;
                                        stopped: number;
                                        fine: number;
                                    };
                                    /** @description Due reviews that wait for a signature, and findings that nobody has acknowledged. */
                                    decisions: {
                                        reviews: number;
                                        findings: number;
                                    };
                                    /** @description Null where there are no hours, and none to settle. */
                                    hours: {
                                        /** @description Whole minutes of the period that is now; null where its plan includes no hours. */
                                        now: {
                                            left: number;
                                            had: number;
                                            used_percent: string | null;
                                            /** @description The last day of the period. */
                                            to: string;
                                            /** @description Nothing is left, nor of what was agreed to beyond it: somebody of the client has to agree to more. */
                                            needs_consent: boolean;
                                        } | null;
                                        /** @description Of the period that ended last, by its first day: what its statement waits for. */
                                        statement: {
                                            from: string;
                                            /** @enum {string} */
                                            waits: "to issue" | "to answer" | "disputed";
                                        } | null;
                                    } | null;
                                    /** @description The oldest that waits for a signature, with its id, else the next that comes; null without a cadence. */
                                    review: {
                                        id: string | null;
                                        workflow: string;
                                        due_at: string;
                                    } | null;
                                } | null;
                                /** @description Why it could not be asked; the others are not held up by it. */
                                problem: string | null;
                            }[];
                            next: null;
                        };
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the server counts of its own work, for Prometheus; of lines those of the workspace of the key.
         * @description For owner, operator, reviewer, approver, viewer.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Where the caller has more than one. */
                    workspace?: string;
                    /** @description Look at everything as of this moment. */
                    as_of?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The answer. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": string;
                    };
                };
                /** @description What went wrong, and what to do. */
                default: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            /** @description One sentence: the thing, the value and the next step. */
                            title: string;
                            status: number;
                            details?: unknown;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        HoursStatement: {
            client: string;
            from: string;
            to: string;
            time_zone: string;
            plan_version: number;
            step_minutes: number;
            /** @description The day up to which it tells, where the period is not over. */
            up_to: string | null;
            figures: {
                [key: string]: number;
            };
            movements: {
                /** @enum {string} */
                kind: "granted" | "carried in" | "carried on" | "expired" | "written off" | "write-off taken back" | "reserved" | "released";
                day: string;
                minutes: number;
            }[];
            lines: {
                /**
                 * @description A contra entry takes back a time: the same with the other sign.
                 * @enum {string}
                 */
                kind: "time" | "contra";
                time: string;
                day: string;
                person: string;
                name: string;
                about: {
                    /** @enum {string} */
                    kind: "workflow" | "finding" | "review" | "request";
                    id: string;
                    /** @description As it is called; null where that is not known here. */
                    title: string | null;
                };
                /** @enum {string} */
                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                note: string | null;
                worked: number;
                counted: number;
                /** @description Taken from the hours of another period: from what was carried on to it. */
                elsewhere: number;
                beyond: number;
                absorbed: number;
                charges: {
                    /** @enum {string} */
                    for: "class" | "consent";
                    minutes: number;
                    rate_name: string | null;
                    rate: string | null;
                    surcharge: string | null;
                    /** @description Rounded once, to the cent, half a cent upwards. Null where no rate is known. */
                    amount: string | null;
                    currency: string | null;
                }[];
                /** @description How the plan’s hour bands weighted it. */
                bands?: {
                    band: string | null;
                    /** @description Whole minutes. */
                    minutes: number;
                    weight: string;
                }[];
                because: string | null;
            }[];
            totals: {
                /** @description As they were worked. */
                worked: number;
                /** @description As they were taken from the hours. */
                counted: number;
                /** @description Beyond them, by consent. */
                beyond: number;
                /** @description Worked at nobody’s cost: there was not as much left, and nobody had agreed to more. */
                absorbed: number;
                /** @description The sum of the charges, by currency. */
                amounts: {
                    amount: string;
                    currency: string;
                }[];
                /** @description To be paid, and the plan had no rate: what they cost is not known. */
                unpriced: number;
            };
            people: {
                person: string;
                name: string;
                /** @description As they were worked. */
                worked: number;
                /** @description As they were taken from the hours. */
                counted: number;
                /** @description Beyond them, by consent. */
                beyond: number;
                /** @description Worked at nobody’s cost: there was not as much left, and nobody had agreed to more. */
                absorbed: number;
                /** @description The sum of the charges, by currency. */
                amounts: {
                    amount: string;
                    currency: string;
                }[];
                /** @description To be paid, and the plan had no rate: what they cost is not known. */
                unpriced: number;
            }[];
            classes: {
                /** @enum {string} */
                class: "included" | "from allowance" | "optimization" | "billable" | "expansion" | "new integration" | "emergency" | "provider fault" | "third party";
                /** @description As they were worked. */
                worked: number;
                /** @description As they were taken from the hours. */
                counted: number;
                /** @description Beyond them, by consent. */
                beyond: number;
                /** @description Worked at nobody’s cost: there was not as much left, and nobody had agreed to more. */
                absorbed: number;
                /** @description The sum of the charges, by currency. */
                amounts: {
                    amount: string;
                    currency: string;
                }[];
                /** @description To be paid, and the plan had no rate: what they cost is not known. */
                unpriced: number;
            }[];
            abouts: {
                about: {
                    /** @enum {string} */
                    kind: "workflow" | "finding" | "review" | "request";
                    id: string;
                    /** @description As it is called; null where that is not known here. */
                    title: string | null;
                };
                /** @description As they were worked. */
                worked: number;
                /** @description As they were taken from the hours. */
                counted: number;
                /** @description Beyond them, by consent. */
                beyond: number;
                /** @description Worked at nobody’s cost: there was not as much left, and nobody had agreed to more. */
                absorbed: number;
                /** @description The sum of the charges, by currency. */
                amounts: {
                    amount: string;
                    currency: string;
                }[];
                /** @description To be paid, and the plan had no rate: what they cost is not known. */
                unpriced: number;
            }[];
            consents: {
                id: string;
                minutes: number;
                used: number;
                rate_name: string | null;
                rate: string | null;
                because: string;
                at: string;
                name: string;
            }[];
            /** @description Two ways to one figure, side by side. */
            checks: {
                /** @enum {string} */
                name: "left" | "consumed" | "beyond" | "people" | "classes" | "abouts" | "amounts";
                is: string;
                should_be: string;
                holds: boolean;
            }[];
            /** @description What it puts in place of what, and why. */
            restates: {
                version: number;
                hash: string;
                because: string;
                changes: {
                    figure: string;
                    was: string;
                    is: string;
                }[];
            } | null;
        };
        ReviewDocument: {
            workflow: string;
            name: string;
            purpose: string | null;
            risk: string;
            /** @description The key of the person in the plan. */
            owner: string;
            /** @description What the plan called the person then. Earlier reviews leave it out. */
            owner_name?: string;
            about: string | null;
            from: string;
            to: string;
            before_from: string;
            as_of: string;
            time_zone: string;
            currency: string;
            plan_version: number;
            code: string;
            /** @enum {string} */
            verdict: "PASS" | "FAIL" | "INSUFFICIENT";
            sentence: string;
            dimensions: {
                /** @enum {string} */
                dimension: "quality" | "exceptions" | "cost" | "adoption" | "incidents" | "approval_latency" | "tool_failures" | "value";
                /** @enum {string} */
                result: "pass" | "fail" | "unknown";
                reason: string;
                objectives: {
                    name: string;
                    /** @description What it is called, for people. Earlier reviews leave it out. */
                    words?: string;
                    target: string;
                    window: string;
                    from: string;
                    to: string;
                    /** @enum {string} */
                    result: "pass" | "fail" | "unknown";
                    reason: string;
                    measured: {
                        /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                        value: string | null;
                        /** @description 95 per cent, in the same unit. */
                        interval: {
                            low: number;
                            high: number;
                        } | null;
                        n: number;
                        /** @description What is counted: "judged runs". */
                        of: string;
                        /** @description Where only a part is known: the value is not below this. */
                        atLeast?: string;
                        /** @description Why it is not known, and what would make it known. */
                        unknown?: string;
                        /** @enum {boolean} */
                        isTotal?: true;
                    };
                    /** @description The runs behind it: here, and at a terminal. */
                    behind: {
                        url: string;
                        command: string;
                    };
                }[];
                figures: {
                    /** @enum {string} */
                    measure: "accepted" | "corrected" | "rejected" | "reopened" | "duration" | "exceptions" | "handed_over" | "cost_per_run" | "cost_per_case" | "cost_total" | "adoption" | "incidents" | "approval_latency" | "tool_errors" | "value";
                    words: string;
                    /** @enum {string} */
                    unit: "share" | "time" | "money" | "count";
                    now: {
                        /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                        value: string | null;
                        /** @description 95 per cent, in the same unit. */
                        interval: {
                            low: number;
                            high: number;
                        } | null;
                        n: number;
                        /** @description What is counted: "judged runs". */
                        of: string;
                        /** @description Where only a part is known: the value is not below this. */
                        atLeast?: string;
                        /** @description Why it is not known, and what would make it known. */
                        unknown?: string;
                        /** @enum {boolean} */
                        isTotal?: true;
                    };
                    before: {
                        /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                        value: string | null;
                        /** @description 95 per cent, in the same unit. */
                        interval: {
                            low: number;
                            high: number;
                        } | null;
                        n: number;
                        /** @description What is counted: "judged runs". */
                        of: string;
                        /** @description Where only a part is known: the value is not below this. */
                        atLeast?: string;
                        /** @description Why it is not known, and what would make it known. */
                        unknown?: string;
                        /** @enum {boolean} */
                        isTotal?: true;
                    };
                    change: string | null;
                    /** @description The runs behind it: here, and at a terminal. */
                    behind: {
                        url: string;
                        command: string;
                    };
                }[];
                unknown: string[];
            }[];
            /** @description In the order in which they first ran. */
            releases: {
                release: string;
                runs: number;
                accepted: {
                    /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                    value: string | null;
                    /** @description 95 per cent, in the same unit. */
                    interval: {
                        low: number;
                        high: number;
                    } | null;
                    n: number;
                    /** @description What is counted: "judged runs". */
                    of: string;
                    /** @description Where only a part is known: the value is not below this. */
                    atLeast?: string;
                    /** @description Why it is not known, and what would make it known. */
                    unknown?: string;
                    /** @enum {boolean} */
                    isTotal?: true;
                };
                handed_over: {
                    /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                    value: string | null;
                    /** @description 95 per cent, in the same unit. */
                    interval: {
                        low: number;
                        high: number;
                    } | null;
                    n: number;
                    /** @description What is counted: "judged runs". */
                    of: string;
                    /** @description Where only a part is known: the value is not below this. */
                    atLeast?: string;
                    /** @description Why it is not known, and what would make it known. */
                    unknown?: string;
                    /** @enum {boolean} */
                    isTotal?: true;
                };
                tool_calls: number;
                tool_errors: number;
                cost_per_run: {
                    /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                    value: string | null;
                    /** @description 95 per cent, in the same unit. */
                    interval: {
                        low: number;
                        high: number;
                    } | null;
                    n: number;
                    /** @description What is counted: "judged runs". */
                    of: string;
                    /** @description Where only a part is known: the value is not below this. */
                    atLeast?: string;
                    /** @description Why it is not known, and what would make it known. */
                    unknown?: string;
                    /** @enum {boolean} */
                    isTotal?: true;
                };
                median_ms: number | null;
                changed_with_it: string[];
                /** @description The runs behind it: here, and at a terminal. */
                behind: {
                    url: string;
                    command: string;
                };
            }[];
            notes: string[];
            loops: {
                sentence: string;
                /** @description The runs behind it: here, and at a terminal. */
                behind: {
                    url: string;
                    command: string;
                };
            }[];
            continuity: {
                words: string;
                proof: string;
                good: boolean;
                /** @description Its finding, where it is not proved. Earlier reviews leave it out. */
                behind?: {
                    url: string;
                    command: string;
                };
            }[];
            findings: {
                id: string;
                /** @enum {string} */
                severity: "high" | "medium" | "low";
                /** @enum {string} */
                state: "open" | "acknowledged" | "resolved";
                title: string;
                detail: string;
                /** @description Microseconds since 1970. */
                first_seen: number;
                /** @description Its question, to ask again. Earlier reviews leave it out. */
                behind?: {
                    url: string;
                    command: string;
                };
            }[];
            decide: string[];
            assumptions: {
                /** @description Its place in the plan. */
                about: string;
                /** @description That place, for people. Earlier reviews leave it out. */
                words?: string;
                why: string;
            }[];
            untimed_runs: number;
            /** @description What people typed for weeks of the period, with who and when; absent in reviews kept before it was told. */
            typed?: string[];
            /** @description What changed in the period, oldest first; absent in reviews kept before it was told. */
            changed?: {
                at: string;
                /** @description What changed, in a sentence. */
                said: string;
                why: string | null;
                /** @description The note that tells of it, or what the plan says; null where nobody wrote it down. */
                note: string | null;
            }[];
            /** @description Tasks that were done and nobody answered for: did each do what was expected? Absent in reviews kept before that was asked. */
            tasks?: {
                id: string;
                title: string;
                expected: string | null;
                owner: string;
                owner_name: string;
                due: string;
                first_due: string;
                done_at: string;
                /** @description What was done, as whoever did it said. */
                done: string;
                /** @description The promise that shows it, before it was done and since; null where the task names none. */
                figure: {
                    objective: string;
                    words: string;
                    target: string;
                    /** @enum {string} */
                    unit: "share" | "time" | "money" | "count";
                    before: {
                        from: string;
                        to: string;
                        measured: {
                            /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                            value: string | null;
                            /** @description 95 per cent, in the same unit. */
                            interval: {
                                low: number;
                                high: number;
                            } | null;
                            n: number;
                            /** @description What is counted: "judged runs". */
                            of: string;
                            /** @description Where only a part is known: the value is not below this. */
                            atLeast?: string;
                            /** @description Why it is not known, and what would make it known. */
                            unknown?: string;
                            /** @enum {boolean} */
                            isTotal?: true;
                        };
                        /** @description The runs behind it: here, and at a terminal. */
                        behind: {
                            url: string;
                            command: string;
                        };
                    };
                    /** @description Null where too little time has passed for it. */
                    after: {
                        from: string;
                        to: string;
                        measured: {
                            /** @description Decimal text: per cent, milliseconds, money or a count. Null is not known. */
                            value: string | null;
                            /** @description 95 per cent, in the same unit. */
                            interval: {
                                low: number;
                                high: number;
                            } | null;
                            n: number;
                            /** @description What is counted: "judged runs". */
                            of: string;
                            /** @description Where only a part is known: the value is not below this. */
                            atLeast?: string;
                            /** @description Why it is not known, and what would make it known. */
                            unknown?: string;
                            /** @enum {boolean} */
                            isTotal?: true;
                        };
                        /** @description The runs behind it: here, and at a terminal. */
                        behind: {
                            url: string;
                            command: string;
                        };
                    } | null;
                } | null;
                /** @description The runs behind it: here, and at a terminal. */
                behind: {
                    url: string;
                    command: string;
                };
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
