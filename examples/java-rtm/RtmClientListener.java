/** What a client tells its app, beside the results of the calls. */
interface RtmClientListener {
    void onConnectionStateChanged(int state, int reason);

    void onTokenExpired();

    void onMessageReceived(String peerId, String text);

    void onMemberJoined(String channel, String userId);

    void onMemberLeft(String channel, String userId);

    void onChannelMessageReceived(String channel, String userId, String text);
}
