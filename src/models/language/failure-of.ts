/** What a vendor's library throws → why it failed, by HTTP status and error code; its words are never passed on, they may hold keys. */
import type { FailureReason } from "../language-model.ts";

interface Failure {
  reason: FailureReason;
  httpStatus?: number;
}

const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETIMEDOUT|EPIPE|UND_ERR|fetch failed|Connection error/u;
/** How far causes are followed. */
const CAUSES_MAX = 4;

export function failureOf(error: unknown): Failure {
  for (let each = error, depth = 0; each !== undefined && each !== null && depth < CAUSES_MAX; depth++) {
    const httpStatus = statusOf(each);
    if (httpStatus !== undefined) return { reason: reasonOf(httpStatus), httpStatus };
    const { message, code, cause } = each as { message?: unknown; code?: unknown; cause?: unknown };
    if (UNREACHABLE.test(`${String(code)} ${String(message)}`)) return { reason: "unreachable" };
    each = cause;
  }
  return { reason: "endpoint" };
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { status, status_code: code } = error as { status?: unknown; status_code?: unknown };
  const told = status ?? code;
  return typeof told === "number" && told >= 400 ? told : undefined;
}

function reasonOf(status: number): FailureReason {
  if (status === 401 || status === 403) return "key";
  if (status === 404) return "unknown_model";
  if (status === 429) return "rate";
  return status >= 500 ? "endpoint" : "request";
}
