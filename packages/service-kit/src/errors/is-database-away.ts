// https://www.postgresql.org/docs/current/errcodes-appendix.html and the sockets' own
const away =
  /^(08...|57014|57P0[1-5]|53...|E(CONN(REFUSED|RESET|ABORTED)|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH))$/;
const lostConnection = /terminat|timeout exceeded|read timeout|Connection (ended|closed)|not queryable/i;

/** Whether an error of Postgres's client says that Postgres cannot be reached or has no time, by its SQLSTATE or by what the socket said. */
export function isDatabaseAway(error: Error & { code?: string }): boolean {
  const { code = '', message } = error;
  return away.test(code) || (code === '' && lostConnection.test(message));
}
