import type { Account } from "./aws";

/** What is said of an alarm in the query protocol, which the provider speaks. */
export async function describeAlarm(url: string, { id }: Account, name: string): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${id}/20260101/us-east-1/monitoring/aws4_request`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({ Action: "DescribeAlarms", Version: "2010-08-01", "AlarmNames.member.1": name }),
  });
  return response.text();
}
